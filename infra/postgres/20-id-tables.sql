CREATE SCHEMA IF NOT EXISTS id;

-- Who can sign in. Names and addresses are sealed with the directory key; the subject of the identity provider is a keyed hash.
CREATE TABLE id.user_account (
  user_id uuid PRIMARY KEY,
  subject_index text COLLATE "C" UNIQUE,
  sealed_name text NOT NULL,
  sealed_title text,
  sealed_email text,
  home_node_id uuid,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A signed-in browser: the cookie's secret is stored as a SHA-256 only.
CREATE TABLE id.session (
  session_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES id.user_account (user_id),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  idle_expires_at timestamptz NOT NULL,
  absolute_expires_at timestamptz NOT NULL,
  acr text
);
CREATE INDEX session_user_id ON id.session (user_id);
CREATE INDEX session_absolute_expiry ON id.session (absolute_expires_at);

-- A sign-in under way, between the redirect to the identity provider and its answer.
CREATE TABLE id.sign_in (
  state_hash bytea PRIMARY KEY,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_expiry ON id.sign_in (expires_at);
