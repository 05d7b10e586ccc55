-- Cases of older systems: which import each came with and what it was called there. Their facts lie with those of the others.
CREATE TABLE rm.stat_imported (
  case_id uuid PRIMARY KEY,
  import_id uuid NOT NULL,
  number text NOT NULL
);
CREATE INDEX stat_imported_import ON rm.stat_imported (import_id);
ALTER TABLE rm.stat_imported OWNER TO klarsyn_app;
