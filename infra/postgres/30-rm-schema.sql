-- Read tables: everything here follows from the log and may be dropped and rebuilt. rm is asked by pages, rm_build holds
-- the tables of a rebuild under way. Both belong to the role of the programs, which must be able to swap them.
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT pg_has_role(current_user, 'klarsyn_app', 'MEMBER') THEN
    EXECUTE format('GRANT klarsyn_app TO %I', current_user);
  END IF;
END $$;
CREATE SCHEMA IF NOT EXISTS rm AUTHORIZATION klarsyn_app;
CREATE SCHEMA IF NOT EXISTS rm_build AUTHORIZATION klarsyn_app;

-- How far each projection has come. event_id, stream_id and stream_version say which event stood at the position, so that
-- a log restored to another history is noticed.
CREATE TABLE rm.checkpoints (
  name text NOT NULL,
  generation text NOT NULL CHECK (generation IN ('live', 'build')),
  version int NOT NULL,
  -- Grows when rows were written without the position moving: what processes hold in memory is then out of date.
  epoch int NOT NULL DEFAULT 0,
  position bigint NOT NULL,
  event_id uuid,
  stream_id text,
  stream_version bigint,
  stopped text,
  alarm text,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (name, generation)
) WITH (fillfactor = 50);

-- Streams that a projection could not take further: the event at `version` stopped it. `error` is a code, never text.
CREATE TABLE rm.parked (
  name text NOT NULL,
  generation text NOT NULL CHECK (generation IN ('live', 'build')),
  stream_id text NOT NULL,
  version bigint NOT NULL,
  position bigint NOT NULL,
  error text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (name, generation, stream_id)
);
