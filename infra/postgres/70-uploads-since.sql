-- Since when a file waits for the scanner: what has waited for long is told to whoever runs the system.
ALTER TABLE fi.upload ADD COLUMN since timestamptz NOT NULL DEFAULT clock_timestamp();
