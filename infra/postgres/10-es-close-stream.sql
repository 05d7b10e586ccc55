-- After this the stream takes no more events: its case is destroyed. Under the head lock, so no append is between.
CREATE OR REPLACE FUNCTION es.close_stream(p_stream text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = es, pg_temp AS $$
BEGIN
  PERFORM 1 FROM head FOR UPDATE;
  UPDATE streams SET closed = true WHERE stream_id = p_stream;
  RETURN FOUND;
END $$;
ALTER FUNCTION es.close_stream(text) OWNER TO es_owner;
