GRANT USAGE ON SCHEMA id, al TO klarsyn_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA id TO klarsyn_app;
GRANT SELECT ON al.entry, al.head TO klarsyn_app;
REVOKE ALL ON FUNCTION al.append(text, text, text, text, text[], text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION al.append(text, text, text, text, text[], text, text, text, text) TO klarsyn_app;
