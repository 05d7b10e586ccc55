-- Other authorities that avvikelser go to and come from.
CREATE TABLE rm.org_external_body (
  body_id uuid PRIMARY KEY,
  name text NOT NULL,
  clinic text,
  kind text NOT NULL,
  channel text NOT NULL,
  secure_address text,
  valid_from date NOT NULL,
  valid_to date
);

-- What Q-23 asks of an avvikelse between authorities; null for every other case.
ALTER TABLE rm.stat_case ADD COLUMN extern jsonb;

ALTER TABLE rm.org_external_body OWNER TO klarsyn_app;
