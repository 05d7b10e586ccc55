CREATE SCHEMA IF NOT EXISTS es AUTHORIZATION es_owner;

-- One hot row per log: its lock is the order of the log.
CREATE TABLE IF NOT EXISTS es.head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  log_id uuid NOT NULL DEFAULT gen_random_uuid(),
  position bigint NOT NULL,
  chain bytea NOT NULL,
  last_at timestamptz(3) NOT NULL
) WITH (fillfactor = 10);

CREATE TABLE IF NOT EXISTS es.streams (
  stream_id text COLLATE "C" PRIMARY KEY,
  category text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  closed boolean NOT NULL DEFAULT false
) WITH (fillfactor = 80);

-- data and meta are json, not jsonb: jsonb reorders keys and drops duplicates, so its bytes cannot be hashed.
CREATE TABLE IF NOT EXISTS es.events (
  position bigint PRIMARY KEY,
  stream_id text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  event_id uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  schema_version smallint NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  data json,
  meta json NOT NULL,
  salt bytea,
  content_hash bytea NOT NULL,
  chain bytea NOT NULL,
  redacted_by bigint,
  CONSTRAINT events_stream_version UNIQUE (stream_id, version),
  CONSTRAINT events_event_id UNIQUE (event_id)
);

ALTER TABLE es.head OWNER TO es_owner;
ALTER TABLE es.streams OWNER TO es_owner;
ALTER TABLE es.events OWNER TO es_owner;

INSERT INTO es.head (position, chain, last_at) VALUES (0, sha256('genesis'), '-infinity') ON CONFLICT DO NOTHING;
