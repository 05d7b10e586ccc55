-- What is followed up of an avvikelse that was sent to another authority: days and yes or no. Who may see the row, the worklist says.
CREATE TABLE rm.extern_avvikelse (
  case_id uuid PRIMARY KEY,
  counterparty_id uuid NOT NULL,
  sent_at timestamptz(3),
  sent_year int,
  acknowledged_at timestamptz(3),
  answered_at timestamptz(3),
  sufficient boolean,
  raised_at timestamptz(3),
  planned_meeting date,
  meeting_held date,
  reminders int NOT NULL,
  last_reminded_at timestamptz(3)
);
CREATE INDEX ON rm.extern_avvikelse (sent_at, case_id) WHERE sent_at IS NOT NULL AND answered_at IS NULL;
CREATE INDEX ON rm.extern_avvikelse (sent_year, counterparty_id);

ALTER TABLE rm.extern_avvikelse OWNER TO klarsyn_app;
