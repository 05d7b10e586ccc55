CREATE TABLE rm.case_number (
  case_id uuid PRIMARY KEY,
  case_type text NOT NULL,
  year int NOT NULL,
  sequence int NOT NULL,
  number text COLLATE "C" NOT NULL UNIQUE
);
CREATE TABLE rm.case_number_counter (
  case_type text NOT NULL,
  year int NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (case_type, year)
);

-- One row per case: ids, codes and times. No name and no word of the narrative; nothing here is searched by reporter.
CREATE TABLE rm.worklist (
  case_id uuid PRIMARY KEY,
  category text NOT NULL,
  case_type text NOT NULL,
  status text NOT NULL,
  open boolean NOT NULL,
  unit_id uuid NOT NULL,
  enheter uuid[] NOT NULL,
  received_at timestamptz(3) NOT NULL,
  reporter_id text,
  kind text,
  utredare_id text,
  beslutsfattare_id text,
  handler_id text,
  second_reader_id text,
  excluded text[] NOT NULL,
  involved_staff text[] NOT NULL,
  jav_declared_by text[] NOT NULL,
  chef_berors boolean NOT NULL,
  someone_in_danger boolean NOT NULL,
  assignee_id text,
  assigned text[] NOT NULL,
  kept_away text[] NOT NULL,
  deadlines jsonb NOT NULL,
  -- The nearest deadline that is not met, in the past when it is missed; infinity when there is none.
  next_due timestamptz(3) NOT NULL
);
CREATE INDEX ON rm.worklist (next_due, case_id) WHERE open;
CREATE INDEX ON rm.worklist (unit_id, next_due, case_id) WHERE open;
CREATE INDEX ON rm.worklist (assignee_id, next_due, case_id) WHERE open;
CREATE INDEX ON rm.worklist (case_id DESC) WHERE NOT open;
CREATE INDEX ON rm.worklist USING gin (assigned) WHERE open;

-- What a reporter may follow. The reporters are pseudonymous ids and are asked for by their owner alone.
CREATE TABLE rm.my_report (
  case_id uuid PRIMARY KEY,
  case_type text NOT NULL,
  status text NOT NULL,
  open boolean NOT NULL,
  unit_id uuid NOT NULL,
  received_at timestamptz(3) NOT NULL,
  reporters text[] NOT NULL,
  aterkoppling text NOT NULL
);
CREATE INDEX ON rm.my_report USING gin (reporters);

CREATE TABLE rm.atgard (
  atgard_id uuid PRIMARY KEY,
  status text NOT NULL,
  open boolean NOT NULL,
  effect text,
  owner_id text,
  proposed_by text,
  unit_id uuid NOT NULL,
  due_date date,
  effect_review_date date,
  cases jsonb NOT NULL,
  case_ids uuid[] NOT NULL
);
CREATE INDEX ON rm.atgard USING gin (case_ids);
CREATE INDEX ON rm.atgard (coalesce(due_date, 'infinity'), atgard_id) WHERE open;
CREATE INDEX ON rm.atgard (owner_id) WHERE open;

DO $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'rm' LOOP
    EXECUTE format('ALTER TABLE rm.%I OWNER TO klarsyn_app', t.tablename);
  END LOOP;
END $$;
