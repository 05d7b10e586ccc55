-- The sender has written, and nobody has answered yet: shown in the worklist.
ALTER TABLE rm.worklist ADD COLUMN new_message boolean NOT NULL DEFAULT false;
