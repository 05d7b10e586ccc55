-- The nearest day that waits for somebody: the last allowed day of the running deadline, -infinity when the effect failed
-- and nobody has gone on with it, infinity when no day runs. What is overdue comes first by itself.
ALTER TABLE rm.atgard ADD COLUMN next_due date NOT NULL DEFAULT 'infinity';
DROP INDEX IF EXISTS rm.atgard_coalesce_atgard_id_idx;
CREATE INDEX ON rm.atgard (next_due, atgard_id) WHERE open;
CREATE INDEX ON rm.atgard (unit_id, next_due, atgard_id) WHERE open;
