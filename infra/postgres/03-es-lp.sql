-- Length as int32, then the UTF-8 bytes: two fields side by side can never be read as two others.
CREATE OR REPLACE FUNCTION es.lp(x text) RETURNS bytea LANGUAGE sql STABLE STRICT AS $$
  SELECT int4send(octet_length(convert_to(x, 'UTF8'))) || convert_to(x, 'UTF8')
$$;
ALTER FUNCTION es.lp(text) OWNER TO es_owner;
