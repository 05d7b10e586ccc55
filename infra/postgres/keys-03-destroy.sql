-- Gallring: the keys are overwritten. Doing it again changes nothing.
CREATE OR REPLACE FUNCTION keys.destroy(p_kids uuid[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = keys, pg_temp AS $$
DECLARE n int;
BEGIN
  UPDATE data_key SET wrapped = NULL, destroyed_at = clock_timestamp() WHERE kid = ANY (p_kids) AND destroyed_at IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
