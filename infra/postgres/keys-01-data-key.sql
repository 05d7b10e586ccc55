CREATE SCHEMA IF NOT EXISTS keys;

-- One key per case and class (and person, for identity keys), wrapped by a key that never lies in a database.
-- A destroyed key keeps its row, so that a reader can say when it was destroyed.
CREATE TABLE IF NOT EXISTS keys.data_key (
  kid uuid PRIMARY KEY,
  case_id text COLLATE "C" NOT NULL,
  class text COLLATE "C" NOT NULL CHECK (class IN ('content', 'identity')),
  subject text COLLATE "C" NOT NULL DEFAULT '',
  key_version int NOT NULL CHECK (key_version > 0),
  kek text COLLATE "C" NOT NULL,
  wrapped bytea,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  destroyed_at timestamptz,
  CONSTRAINT data_key_place UNIQUE (case_id, class, subject, key_version),
  CONSTRAINT data_key_destroyed_is_empty CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
