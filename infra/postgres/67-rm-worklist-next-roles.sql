-- The roles that the nearest deadline waits for, in a column of its own: asked for by every start page.
ALTER TABLE rm.worklist ADD COLUMN next_roles text[] NOT NULL DEFAULT '{}';
CREATE INDEX ON rm.worklist USING gin (next_roles) WHERE open;
