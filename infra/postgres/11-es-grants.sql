-- The programs may read the log and add to it; nothing else. es.redact() is for the owner of the database alone.
REVOKE ALL ON ALL TABLES IN SCHEMA es FROM PUBLIC, klarsyn_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA es FROM PUBLIC, klarsyn_app;
GRANT USAGE ON SCHEMA es TO klarsyn_app, es_redactor;
GRANT SELECT ON es.head, es.streams, es.events TO klarsyn_app;
GRANT EXECUTE ON FUNCTION
  es.lp(text),
  es.content_hash(bytea, text),
  es.chain_next(bytea, bigint, text, bigint, uuid, text, smallint, timestamptz, text, bytea),
  es.append_fast(bigint, bytea, timestamptz, text[], text[], bigint[], int[], text[], bigint[], uuid[], text[], smallint[], json, json, bytea),
  es.append_batch(text[], text[], bigint[], int[], uuid[], text[], smallint[], json, json, bytea),
  es.close_stream(text)
TO klarsyn_app;
GRANT SELECT ON es.events TO es_redactor;
GRANT UPDATE (data, salt, redacted_by) ON es.events TO es_redactor;
