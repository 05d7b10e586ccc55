-- Who sends to IVO from a node and below it, and to which of its regional departments, from a day.
CREATE TABLE rm.org_ivo_avsandare (
  node_id uuid NOT NULL,
  valid_from date NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (node_id, valid_from)
);
ALTER TABLE rm.org_ivo_avsandare OWNER TO klarsyn_app;
