-- What a key is for never changes, and a destroyed key never comes back.
CREATE OR REPLACE FUNCTION keys.guard_data_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.kid, NEW.case_id, NEW.class, NEW.subject, NEW.key_version, NEW.created_at)
      IS DISTINCT FROM (OLD.kid, OLD.case_id, OLD.class, OLD.subject, OLD.key_version, OLD.created_at) THEN
    RAISE EXCEPTION 'a data key is never moved';
  END IF;
  IF OLD.destroyed_at IS NOT NULL AND (NEW.wrapped IS NOT NULL OR NEW.destroyed_at IS DISTINCT FROM OLD.destroyed_at) THEN
    RAISE EXCEPTION 'a destroyed key stays destroyed';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER guard_data_key BEFORE UPDATE ON keys.data_key FOR EACH ROW EXECUTE FUNCTION keys.guard_data_key();
