-- The key database may stand on a server of its own, so the role is made here too.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'klarsyn_app') THEN
    CREATE ROLE klarsyn_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
GRANT USAGE ON SCHEMA keys TO klarsyn_app;
GRANT SELECT, INSERT ON keys.data_key TO klarsyn_app;
REVOKE ALL ON FUNCTION keys.destroy(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keys.destroy(uuid[]) TO klarsyn_app;
