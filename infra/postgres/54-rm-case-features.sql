-- What finds similar cases (F-10) and decided cases to compare with (F-08): codes and days, no person and no word of a case.
CREATE TABLE rm.case_feature (
  case_id uuid PRIMARY KEY,
  case_type text NOT NULL,
  category text NOT NULL,
  unit_id uuid NOT NULL,
  received_date date NOT NULL,
  categories text[] NOT NULL,
  primary_category text,
  process text,
  causes text[] NOT NULL,
  insatstyp text,
  suspected text,
  proposed text,
  reading text,
  beslut text,
  revised boolean NOT NULL,
  -- When a de-identified summary was published; null when there is none, or when it was withdrawn.
  precedent_at timestamptz(3)
);
CREATE INDEX ON rm.case_feature (unit_id, received_date DESC);
CREATE INDEX ON rm.case_feature (primary_category, received_date DESC);
CREATE INDEX ON rm.case_feature (process, received_date DESC) WHERE process IS NOT NULL;
CREATE INDEX ON rm.case_feature (precedent_at DESC) WHERE precedent_at IS NOT NULL;
ALTER TABLE rm.case_feature OWNER TO klarsyn_app;
