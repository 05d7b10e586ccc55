-- es_owner owns the log and cannot sign in; klarsyn_app is what the programs sign in as (its password is set at
-- installation, never here); es_redactor is reached through es.redact() only. Roles belong to the whole server, so
-- another database may be creating them at this moment.
DO $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN SELECT * FROM (VALUES ('es_owner', 'NOLOGIN'), ('es_redactor', 'NOLOGIN'), ('klarsyn_app', 'LOGIN')) w(role, login) LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.role);
    BEGIN
      EXECUTE format('CREATE ROLE %I %s NOSUPERUSER NOCREATEDB NOCREATEROLE', wanted.role, wanted.login);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT es_owner, es_redactor TO %I', current_user);
  END IF;
END $$;
