-- chain_n from chain_{n-1}; the same bytes as chainNext in hash-chain.ts.
CREATE OR REPLACE FUNCTION es.chain_next(previous bytea, position_ bigint, stream_id text, version bigint, event_id uuid,
  type text, schema_version smallint, recorded_at timestamptz, meta text, content_hash bytea)
RETURNS bytea LANGUAGE sql STABLE STRICT AS $$
  SELECT sha256(previous || int8send(position_) || es.lp(stream_id) || int8send(version) || uuid_send(event_id) || es.lp(type)
    || int2send(schema_version) || int8send((extract(epoch FROM recorded_at) * 1000)::bigint)
    || sha256(convert_to(meta, 'UTF8')) || content_hash)
$$;
ALTER FUNCTION es.chain_next(bytea, bigint, text, bigint, uuid, text, smallint, timestamptz, text, bytea) OWNER TO es_owner;
