-- What is due. queued_rev and queued_wake_at are the queue's own note of what it was told; they do not come from events.
CREATE TABLE rm.deadline (
  deadline_id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  category text NOT NULL,
  kind text NOT NULL,
  cycle text NOT NULL,
  rev int NOT NULL,
  nominal date NOT NULL,
  last_allowed date NOT NULL,
  due_at timestamptz(3) NOT NULL,
  basis text NOT NULL,
  lagrum text,
  lagkrav text,
  rule jsonb NOT NULL,
  started_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('armed', 'met', 'cancelled', 'missed')),
  wakes jsonb NOT NULL,
  responsible jsonb NOT NULL,
  escalate_to jsonb NOT NULL,
  reminded jsonb NOT NULL,
  next_wake_at timestamptz(3),
  next_step text,
  queued_rev int,
  queued_wake_at timestamptz(3)
);
CREATE INDEX ON rm.deadline (next_wake_at, deadline_id) WHERE next_wake_at IS NOT NULL;
CREATE INDEX ON rm.deadline (due_at) WHERE state = 'armed';
CREATE INDEX ON rm.deadline (case_id);
ALTER TABLE rm.deadline OWNER TO klarsyn_app;
