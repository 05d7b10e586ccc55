-- What a nämnd has decided of its deadlines, in the order it was recorded.
CREATE TABLE rm.deadline_policy (
  policy_id uuid PRIMARY KEY,
  namnd_id uuid NOT NULL,
  kind text NOT NULL,
  part text,
  unit text NOT NULL,
  n int NOT NULL,
  reminders jsonb NOT NULL,
  valid_from date NOT NULL,
  source text,
  position bigint NOT NULL
);
CREATE INDEX ON rm.deadline_policy (namnd_id, position);
ALTER TABLE rm.deadline_policy OWNER TO klarsyn_app;

-- Who is away from when to when, and who stands in: one row per person, in the copy of each model that asks.
CREATE TABLE rm.org_away (
  user_id text PRIMARY KEY,
  absences jsonb NOT NULL,
  ersattare jsonb NOT NULL
);
CREATE TABLE rm.outbox_away (LIKE rm.org_away INCLUDING ALL);
ALTER TABLE rm.org_away OWNER TO klarsyn_app;
ALTER TABLE rm.outbox_away OWNER TO klarsyn_app;

-- A letter knows which deadline it was about and as what its recipient was reached; a failed one can be cleared by an administrator.
ALTER TABLE rm.outbox ADD COLUMN deadline_id uuid, ADD COLUMN reached_as text;
ALTER TABLE rm.outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE rm.outbox ADD CONSTRAINT outbox_state_check CHECK (state IN ('waiting', 'sent', 'failed', 'cleared'));
CREATE INDEX ON rm.outbox (deadline_id) WHERE deadline_id IS NOT NULL;

-- The list and the calendar of deadlines walk the open ones by the day they fall on.
CREATE INDEX ON rm.deadline (due_at, deadline_id) WHERE state IN ('armed', 'missed');
CREATE INDEX ON rm.deadline (last_allowed, deadline_id);

-- The stream that the commands about the organisation go to.
CREATE TABLE rm.org_stream (
  huvudman_id uuid PRIMARY KEY,
  stream_id uuid NOT NULL
);
ALTER TABLE rm.org_stream OWNER TO klarsyn_app;
