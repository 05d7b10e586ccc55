CREATE FUNCTION al.append(
  p_request_id text, p_user_id text, p_role text, p_action text, p_case_ids text[], p_classes text, p_basis text,
  p_session_hash text, p_result text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = al, pg_temp AS $$
DECLARE
  h head%ROWTYPE;
  at_time timestamptz(3);
  next_chain bytea;
BEGIN
  SELECT * INTO h FROM head FOR UPDATE;
  at_time := clock_timestamp();
  -- jsonb_build_array gives one unambiguous text of the row, so that no two rows share a link by moving a separator.
  next_chain := sha256(h.chain || convert_to(jsonb_build_array(
    h.position + 1, (extract(epoch FROM at_time) * 1000)::bigint, p_request_id, p_user_id, p_role, p_action,
    to_jsonb(p_case_ids), p_classes, p_basis, p_session_hash, p_result)::text, 'UTF8'));
  INSERT INTO entry VALUES (h.position + 1, at_time, p_request_id, p_user_id, p_role, p_action, p_case_ids, p_classes,
    p_basis, p_session_hash, p_result, next_chain);
  UPDATE head SET position = h.position + 1, chain = next_chain;
  RETURN h.position + 1;
END $$;

CREATE FUNCTION al.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the access log is append-only' USING ERRCODE = 'AL001';
END $$;
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE ON al.entry FOR EACH ROW EXECUTE FUNCTION al.refuse_change();
CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON al.entry FOR EACH STATEMENT EXECUTE FUNCTION al.refuse_change();
