CREATE SCHEMA IF NOT EXISTS al;

CREATE TABLE al.head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  position bigint NOT NULL,
  chain bytea NOT NULL
) WITH (fillfactor = 10);
INSERT INTO al.head (position, chain) VALUES (0, sha256(convert_to('genesis', 'UTF8')));

-- Every read of a case, every denial: who, when, what, on which ground. Chained like the event log, never changed.
CREATE TABLE al.entry (
  position bigint PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  request_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  role text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  case_ids text[] NOT NULL,
  classes text COLLATE "C" NOT NULL,
  basis text COLLATE "C" NOT NULL,
  session_hash text COLLATE "C" NOT NULL,
  result text COLLATE "C" NOT NULL,
  chain bytea NOT NULL
);
CREATE INDEX entry_case ON al.entry USING gin (case_ids);
CREATE INDEX entry_user ON al.entry (user_id, position);
