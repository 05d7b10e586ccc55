-- Files on their way: what has begun to arrive and what waits for the scanner. A row is gone when all is done, so the
-- table holds what a program that died left behind and nothing else.
CREATE SCHEMA fi;
CREATE TABLE fi.upload (
  stream_id text COLLATE "C" NOT NULL,
  file_id text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('arriving', 'waiting')),
  tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (stream_id, file_id)
);
CREATE INDEX upload_tried ON fi.upload (state, tried_at);
GRANT USAGE ON SCHEMA fi TO klarsyn_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON fi.upload TO klarsyn_app;
