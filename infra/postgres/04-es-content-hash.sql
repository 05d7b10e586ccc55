-- SHA-256(salt ‖ data bytes); the same bytes as contentHash in hash-chain.ts.
CREATE OR REPLACE FUNCTION es.content_hash(salt bytea, data text) RETURNS bytea LANGUAGE sql STABLE STRICT AS $$
  SELECT sha256(salt || convert_to(data, 'UTF8'))
$$;
ALTER FUNCTION es.content_hash(bytea, text) OWNER TO es_owner;
