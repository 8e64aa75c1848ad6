-- The queue and the counts read this index alone: the table itself holds the sealed texts, and walking over those costs seconds.
DROP INDEX story_queue;
CREATE INDEX story_queue ON story (project_id, state, risk_level, shuffle, restricted, objected, is_test, length, told_week, consent_level, link_id);
