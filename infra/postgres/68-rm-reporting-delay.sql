-- DL-REP-1: days from the discovery to the report; null where nobody knows.
ALTER TABLE rm.stat_case ADD COLUMN reporting_delay int;
