-- Ids of events when the log is kept in EventStoreDB, which knows an id only within its stream and only for a while.
CREATE TABLE es.event_id_claim (
  event_id uuid PRIMARY KEY,
  stream_id text COLLATE "C" NOT NULL
);

-- Claims ids for a stream; gives how many were free, and how many belong to another stream. An append whose ids are
-- partly foreign claims nothing.
CREATE FUNCTION es.claim_event_ids(p_stream text, p_ids uuid[], OUT fresh int, OUT foreign_ids int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = es, pg_temp AS $$
BEGIN
  INSERT INTO event_id_claim SELECT id, p_stream FROM unnest(p_ids) id ORDER BY id ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS fresh = ROW_COUNT;
  SELECT count(*) INTO foreign_ids FROM event_id_claim WHERE event_id = ANY (p_ids) AND stream_id <> p_stream;
  IF foreign_ids > 0 AND fresh > 0 THEN
    RAISE EXCEPTION 'event id taken' USING ERRCODE = 'ES004';
  END IF;
END $$;

ALTER TABLE es.event_id_claim OWNER TO es_owner;
ALTER FUNCTION es.claim_event_ids(text, uuid[]) OWNER TO es_owner;
REVOKE ALL ON es.event_id_claim FROM PUBLIC;
REVOKE ALL ON FUNCTION es.claim_event_ids(text, uuid[]) FROM PUBLIC;
GRANT SELECT ON es.event_id_claim TO klarsyn_app;
GRANT EXECUTE ON FUNCTION es.claim_event_ids(text, uuid[]) TO klarsyn_app;
