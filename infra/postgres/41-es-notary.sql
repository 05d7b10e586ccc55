-- When the log is kept in EventStoreDB, the notary reads it in order and writes what each event was: its place, its
-- hashes and the chain. Nothing of the events is kept here but ids and hashes.
CREATE TABLE es.notary_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  log_id uuid NOT NULL DEFAULT gen_random_uuid(),
  position bigint NOT NULL,
  chain bytea NOT NULL
) WITH (fillfactor = 10);
CREATE TABLE es.notary (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL UNIQUE,
  salt bytea NOT NULL,
  content_hash bytea NOT NULL,
  chain bytea NOT NULL
);
INSERT INTO es.notary_head (position, chain) VALUES (0, sha256('genesis'));

-- Adds events after p_prev, in order; p_bin holds 80 bytes of each: salt, content hash, chain. False when another notary
-- was here first: the caller reads the head again.
CREATE FUNCTION es.notarize(p_prev bigint, p_prev_chain bytea, p_positions bigint[], p_ids uuid[], p_bin bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = es, pg_temp AS $$
DECLARE
  n int := array_length(p_positions, 1);
BEGIN
  PERFORM FROM notary_head WHERE position = p_prev AND chain = p_prev_chain FOR UPDATE;
  IF NOT FOUND OR p_positions[1] <= p_prev OR length(p_bin) <> n * 80 THEN
    RETURN false;
  END IF;
  INSERT INTO notary SELECT x.p, x.i, substr(p_bin, x.o::int * 80 - 79, 16), substr(p_bin, x.o::int * 80 - 63, 32), substr(p_bin, x.o::int * 80 - 31, 32)
    FROM unnest(p_positions, p_ids) WITH ORDINALITY x(p, i, o);
  UPDATE notary_head SET position = p_positions[n], chain = substr(p_bin, n * 80 - 31, 32);
  RETURN true;
END $$;

CREATE TRIGGER notary_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON es.notary
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
ALTER TABLE es.notary ENABLE ALWAYS TRIGGER notary_append_only;

ALTER TABLE es.notary_head OWNER TO es_owner;
ALTER TABLE es.notary OWNER TO es_owner;
ALTER FUNCTION es.notarize(bigint, bytea, bigint[], uuid[], bytea) OWNER TO es_owner;
REVOKE ALL ON es.notary_head, es.notary FROM PUBLIC;
REVOKE ALL ON FUNCTION es.notarize(bigint, bytea, bigint[], uuid[], bytea) FROM PUBLIC;
GRANT SELECT ON es.notary_head, es.notary TO klarsyn_app;
GRANT EXECUTE ON FUNCTION es.notarize(bigint, bytea, bigint[], uuid[], bytea) TO klarsyn_app;
