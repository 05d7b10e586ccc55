-- Facts without personal data, and the declared cells that pages read. They stay when the keys of a case are destroyed.
CREATE TABLE rm.stat_case (
  case_id uuid PRIMARY KEY,
  case_type text NOT NULL,
  received_date date NOT NULL,
  node_ids uuid[] NOT NULL,
  handed_over boolean NOT NULL,
  master_id uuid,
  duplicates uuid[] NOT NULL,
  kind text,
  subject text,
  categories text[] NOT NULL,
  beslut text,
  beslut_date date,
  ivo_date date,
  aterkoppling text,
  aterkoppling_date date,
  watched jsonb NOT NULL,
  counted jsonb
);

-- unit '' is the whole nämnd, where a joint case counts once.
CREATE TABLE rm.stat_cell (
  namnd text COLLATE "C" NOT NULL,
  year int NOT NULL,
  unit text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL,
  n int NOT NULL,
  PRIMARY KEY (namnd, year, unit, measure)
) WITH (fillfactor = 50);

-- The cases behind a figure, in pages.
CREATE TABLE rm.stat_member (
  namnd text COLLATE "C" NOT NULL,
  measure text COLLATE "C" NOT NULL,
  year int NOT NULL,
  unit text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  PRIMARY KEY (namnd, measure, year, unit, case_id)
);

-- Figures of years before the system; the one with the highest position counts.
CREATE TABLE rm.stat_count (
  import_id uuid NOT NULL,
  namnd text NOT NULL,
  year int NOT NULL,
  unit text NOT NULL,
  measure text NOT NULL,
  value int,
  qualifier text NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (import_id, namnd, year, unit, measure)
);
CREATE TABLE rm.stat_coverage (
  namnd text NOT NULL,
  measure text NOT NULL,
  covered_from date NOT NULL,
  PRIMARY KEY (namnd, measure)
);
CREATE TABLE rm.stat_node (LIKE rm.org_node INCLUDING ALL);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['stat_case', 'stat_cell', 'stat_member', 'stat_count', 'stat_coverage', 'stat_node'] LOOP
    EXECUTE format('ALTER TABLE rm.%I OWNER TO klarsyn_app', t);
  END LOOP;
END $$;
