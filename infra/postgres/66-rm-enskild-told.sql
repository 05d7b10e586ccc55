-- Q-18 counts the enskilda of a lex Sarah case too: who there are, who has been told, and how that stands. Ids alone, which say nothing of anybody.
ALTER TABLE rm.stat_case ADD COLUMN enskild jsonb;
