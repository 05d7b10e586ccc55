-- An event is for ever. The one exception, for es_redactor, is a redaction: its content goes, its hashes stay.
CREATE OR REPLACE FUNCTION es.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'events' AND current_user = 'es_redactor' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% on es.% is refused: the log is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'ES002';
END $$;
ALTER FUNCTION es.refuse_change() OWNER TO es_owner;

DROP TRIGGER IF EXISTS events_append_only ON es.events;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON es.events
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
ALTER TABLE es.events ENABLE ALWAYS TRIGGER events_append_only;

DROP TRIGGER IF EXISTS streams_stay ON es.streams;
CREATE TRIGGER streams_stay BEFORE DELETE OR TRUNCATE ON es.streams
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
ALTER TABLE es.streams ENABLE ALWAYS TRIGGER streams_stay;

DROP TRIGGER IF EXISTS head_stays ON es.head;
CREATE TRIGGER head_stays BEFORE DELETE OR TRUNCATE ON es.head
  FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();
ALTER TABLE es.head ENABLE ALWAYS TRIGGER head_stays;
