-- How far the follow-ups have come. Lost, they begin again, and every repeat is recognised by its command id.
CREATE TABLE rm.follow_up (name text PRIMARY KEY, position bigint NOT NULL);
GRANT SELECT, INSERT, UPDATE ON rm.follow_up TO klarsyn_app;
