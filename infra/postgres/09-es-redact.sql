-- Takes the content of one event away after the event at p_by has said so (PayloadRedacted, with the position and the
-- replacement that readers get instead). Header, meta and both hashes stay, so the chain stays valid.
CREATE OR REPLACE FUNCTION es.redact(p_position bigint, p_by bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = es, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM events WHERE position = p_by AND type LIKE 'PayloadRedacted.v%'
      AND data ->> 'position' = p_position::text AND p_by > p_position) THEN
    RAISE EXCEPTION 'no PayloadRedacted event for position % at %', p_position, p_by USING ERRCODE = 'ES003';
  END IF;
  UPDATE events SET data = NULL, salt = NULL, redacted_by = p_by WHERE position = p_position;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no event at position %', p_position USING ERRCODE = 'ES003';
  END IF;
END $$;
GRANT CREATE ON SCHEMA es TO es_redactor;
ALTER FUNCTION es.redact(bigint, bigint) OWNER TO es_redactor;
REVOKE CREATE ON SCHEMA es FROM es_redactor;
