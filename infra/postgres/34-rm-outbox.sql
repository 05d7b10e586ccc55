-- Letters that wait. attempts, lease_until and next_try_at belong to the sender and do not come from events.
CREATE TABLE rm.outbox (
  id uuid PRIMARY KEY,
  template text NOT NULL,
  recipient_ref text NOT NULL,
  case_id uuid NOT NULL,
  category text NOT NULL,
  event_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
  reason text,
  attempts int NOT NULL DEFAULT 0,
  lease_until timestamptz(3),
  next_try_at timestamptz(3) NOT NULL DEFAULT '-infinity'
);
CREATE INDEX ON rm.outbox (next_try_at, id) WHERE state = 'waiting';
CREATE INDEX ON rm.outbox (state) WHERE state <> 'sent';

CREATE TABLE rm.outbox_case (
  case_id uuid PRIMARY KEY,
  unit_id uuid NOT NULL,
  reporters text[] NOT NULL,
  parts jsonb NOT NULL,
  kept_away text[] NOT NULL,
  chef_berors boolean NOT NULL,
  facts jsonb,
  deadlines jsonb NOT NULL
);
CREATE TABLE rm.outbox_node (LIKE rm.org_node INCLUDING ALL);
CREATE TABLE rm.outbox_grant (LIKE rm.org_grant INCLUDING ALL);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['outbox', 'outbox_case', 'outbox_node', 'outbox_grant'] LOOP
    EXECUTE format('ALTER TABLE rm.%I OWNER TO klarsyn_app', t);
  END LOOP;
END $$;
