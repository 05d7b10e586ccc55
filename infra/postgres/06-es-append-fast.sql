-- One batch whose positions, versions, time and chain the caller has computed from the head as it last saw it.
-- o_ok = false: the head is another or the clocks disagree; nothing is written and the caller takes es.append_batch.
-- ES001: a stream is at another version or closed; nothing is written. e_bin holds 80 bytes per event: salt, content
-- hash, chain. e_data and e_meta are one JSON array each: json_array_elements gives back the exact text of an element.
-- The head row is locked until the commit is visible, so positions appear in order and a rollback leaves no hole.
-- A lone append is the common case and has statements of its own: they cost half of what the set-based ones do.
CREATE OR REPLACE FUNCTION es.append_fast(p_prev bigint, p_prev_chain bytea, p_at timestamptz,
  s_id text[], s_cat text[], s_exp bigint[], s_n int[],
  e_stream text[], e_ver bigint[], e_id uuid[], e_type text[], e_sv smallint[], e_data json, e_meta json, e_bin bytea,
  OUT o_ok boolean, OUT o_pos bigint, OUT o_chain bytea, OUT o_now timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = es, pg_temp AS $$
DECLARE
  n int := array_length(e_id, 1);
  touched int := 0;
  created int := 0;
BEGIN
  o_pos := p_prev + n;
  o_chain := substr(e_bin, n * 80 - 31, 32);
  UPDATE head SET position = o_pos, chain = o_chain, last_at = p_at
    WHERE one AND position = p_prev AND chain = p_prev_chain AND last_at <= p_at;
  o_ok := FOUND;
  o_now := clock_timestamp();
  IF NOT o_ok THEN
    RETURN;
  END IF;
  IF p_at NOT BETWEEN o_now - interval '1 s' AND o_now + interval '1 s' THEN
    RAISE EXCEPTION 'clocks disagree' USING ERRCODE = 'ES001';
  END IF;

  IF array_length(s_id, 1) = 1 THEN
    IF s_exp[1] = -1 THEN
      INSERT INTO streams VALUES (s_id[1], s_cat[1], n - 1) ON CONFLICT DO NOTHING;
    ELSE
      UPDATE streams SET version = version + n WHERE stream_id = s_id[1] AND version = s_exp[1] AND NOT closed;
    END IF;
    GET DIAGNOSTICS touched = ROW_COUNT;
  ELSE
    UPDATE streams t SET version = t.version + x.n FROM unnest(s_id, s_exp, s_n) x(s, e, n)
      WHERE t.stream_id = x.s AND t.version = x.e AND x.e >= 0 AND NOT t.closed;
    GET DIAGNOSTICS touched = ROW_COUNT;
    INSERT INTO streams SELECT x.s, x.c, x.n - 1 FROM unnest(s_id, s_cat, s_exp, s_n) x(s, c, e, n) WHERE x.e = -1
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS created = ROW_COUNT;
  END IF;
  IF touched + created <> array_length(s_id, 1) THEN
    RAISE EXCEPTION 'conflict' USING ERRCODE = 'ES001';
  END IF;

  IF n = 1 THEN
    INSERT INTO events VALUES (o_pos, s_id[1], e_ver[1], e_id[1], e_type[1], e_sv[1], p_at, e_data -> 0, e_meta -> 0,
      substr(e_bin, 1, 16), substr(e_bin, 17, 32), o_chain);
  ELSE
    INSERT INTO events
      SELECT p_prev + x.o, x.s, x.v, x.i, x.t, x.sv, p_at, x.d, x.m,
        substr(e_bin, x.o::int * 80 - 79, 16), substr(e_bin, x.o::int * 80 - 63, 32), substr(e_bin, x.o::int * 80 - 31, 32)
      FROM ROWS FROM (unnest(e_stream, e_ver, e_id, e_type, e_sv), json_array_elements(e_data), json_array_elements(e_meta))
        WITH ORDINALITY x(s, v, i, t, sv, d, m, o);
  END IF;
  PERFORM pg_notify('es', o_pos::text);
END $$;
ALTER FUNCTION es.append_fast(bigint, bytea, timestamptz, text[], text[], bigint[], int[], text[], bigint[], uuid[], text[],
  smallint[], json, json, bytea) OWNER TO es_owner;
