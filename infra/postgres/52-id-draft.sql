-- What a person has begun to write and not sent: neither an event nor a case. The text is sealed with a key of its own,
-- made anew at every save and wrapped by a key that lies in no database; the row is the only place of both.
CREATE TABLE id.draft (
  user_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL CHECK (length(name) <= 200),
  revision int NOT NULL CHECK (revision > 0),
  kek text COLLATE "C" NOT NULL,
  wrapped bytea NOT NULL,
  sealed bytea NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, name)
);
CREATE INDEX draft_saved_at ON id.draft (saved_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON id.draft TO klarsyn_app;
