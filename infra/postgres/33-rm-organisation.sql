CREATE TABLE rm.org_node (
  node_id uuid PRIMARY KEY,
  parent_id uuid,
  code text NOT NULL,
  level text NOT NULL,
  name text NOT NULL,
  name_in_sentence text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  successor_id uuid
);
CREATE INDEX ON rm.org_node (code);
CREATE INDEX ON rm.org_node (parent_id);

-- Who holds which role where; user_id is pseudonymous, names live in the directory.
CREATE TABLE rm.org_grant (
  grant_id uuid PRIMARY KEY,
  user_id text NOT NULL,
  role text NOT NULL,
  node_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date
);
CREATE INDEX ON rm.org_grant (user_id);
CREATE INDEX ON rm.org_grant (node_id);

CREATE TABLE rm.org_delegation (
  delegation_id uuid PRIMARY KEY,
  topic text NOT NULL,
  role text,
  user_id text,
  ref text NOT NULL,
  valid_from date NOT NULL,
  valid_to date
);
CREATE TABLE rm.org_utforare (
  utforare_id uuid PRIMARY KEY,
  name text NOT NULL,
  valid_to date
);

-- A unit named by id or code, and every unit below it.
CREATE FUNCTION rm.org_node_below(unit text) RETURNS TABLE (node_id uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below AS (
    SELECT n.node_id FROM rm.org_node n WHERE n.node_id::text = unit OR n.code = unit
    UNION
    SELECT n.node_id FROM rm.org_node n JOIN below b ON n.parent_id = b.node_id
  )
  SELECT b.node_id FROM below b
$$;

-- The unit itself and every unit above it.
CREATE FUNCTION rm.org_node_above(unit uuid) RETURNS TABLE (node_id uuid) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT n.node_id, n.parent_id FROM rm.org_node n WHERE n.node_id = unit
    UNION
    SELECT n.node_id, n.parent_id FROM rm.org_node n JOIN above a ON n.node_id = a.parent_id
  )
  SELECT a.node_id FROM above a
$$;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['org_node', 'org_grant', 'org_delegation', 'org_utforare'] LOOP
    EXECUTE format('ALTER TABLE rm.%I OWNER TO klarsyn_app', t);
  END LOOP;
END $$;
