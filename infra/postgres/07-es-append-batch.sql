-- The appends of one batch, each decided by itself under the head lock; the chain and the time are made here.
-- s_exp: a version, -1 no stream, -2 any existing stream, -3 whatever is there. e_salt: 16 bytes per event.
-- o_status per append: 0 written, 1 already written (same ids, this stream, same order), 2 version conflict,
-- 3 an id is used elsewhere or only partly here, 4 stream closed. o_version: the version after, or now (null: no stream).
CREATE OR REPLACE FUNCTION es.append_batch(s_id text[], s_cat text[], s_exp bigint[], s_n int[],
  e_id uuid[], e_type text[], e_sv smallint[], e_data json, e_meta json, e_salt bytea,
  OUT o_status int[], OUT o_version bigint[], OUT o_position bigint[],
  OUT o_head bigint, OUT o_chain bytea, OUT o_last timestamptz, OUT o_now timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = es, pg_temp AS $$
DECLARE
  h head%ROWTYPE;
  datas json[] := ARRAY(SELECT json_array_elements(e_data));
  metas json[] := ARRAY(SELECT json_array_elements(e_meta));
  at_ timestamptz(3);
  base int := 0;
  t streams%ROWTYPE;
  found_ record;
  content bytea;
  wrote boolean := false;
BEGIN
  SELECT * INTO h FROM head FOR UPDATE;
  at_ := greatest(date_trunc('milliseconds', clock_timestamp()), h.last_at);

  FOR a IN 1 .. array_length(s_id, 1) LOOP
    SELECT count(*) AS n, bool_and(e.stream_id = s_id[a]) AS here, min(e.version) AS low, max(e.version) AS high,
        array_agg(e.event_id ORDER BY e.version) AS ids, max(e.position) AS last INTO found_
      FROM events e WHERE e.event_id = ANY (e_id[base + 1 : base + s_n[a]]);
    SELECT * INTO t FROM streams WHERE stream_id = s_id[a];
    o_version[a] := t.version;
    o_position[a] := NULL;

    IF found_.n > 0 THEN
      IF found_.n = s_n[a] AND found_.here AND found_.high - found_.low = found_.n - 1 AND found_.ids = e_id[base + 1 : base + s_n[a]] THEN
        o_status[a] := 1;
        o_version[a] := found_.high;
        o_position[a] := found_.last;
      ELSE
        o_status[a] := 3;
      END IF;
    ELSIF t.closed THEN
      o_status[a] := 4;
    ELSIF NOT (s_exp[a] = -3 OR (s_exp[a] = -2 AND t.version IS NOT NULL) OR s_exp[a] = coalesce(t.version, -1)) THEN
      o_status[a] := 2;
    ELSE
      FOR i IN 1 .. s_n[a] LOOP
        h.position := h.position + 1;
        content := content_hash(substr(e_salt, (base + i) * 16 - 15, 16), datas[base + i]::text);
        h.chain := chain_next(h.chain, h.position, s_id[a], coalesce(t.version, -1) + i, e_id[base + i], e_type[base + i],
          e_sv[base + i], at_, metas[base + i]::text, content);
        INSERT INTO events VALUES (h.position, s_id[a], coalesce(t.version, -1) + i, e_id[base + i], e_type[base + i], e_sv[base + i],
          at_, datas[base + i], metas[base + i], substr(e_salt, (base + i) * 16 - 15, 16), content, h.chain);
      END LOOP;
      o_version[a] := coalesce(t.version, -1) + s_n[a];
      INSERT INTO streams VALUES (s_id[a], s_cat[a], o_version[a])
        ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version;
      o_status[a] := 0;
      o_position[a] := h.position;
      wrote := true;
    END IF;
    base := base + s_n[a];
  END LOOP;

  IF wrote THEN
    h.last_at := at_;
    UPDATE head SET position = h.position, chain = h.chain, last_at = at_;
    PERFORM pg_notify('es', h.position::text);
  END IF;
  o_head := h.position;
  o_chain := h.chain;
  o_last := h.last_at;
  o_now := clock_timestamp();
END $$;
ALTER FUNCTION es.append_batch(text[], text[], bigint[], int[], uuid[], text[], smallint[], json, json, bytea) OWNER TO es_owner;
