-- The queue shows on which day a story goes: the week of the last activity comes from the same index as the rest.
DROP INDEX story_queue;
CREATE INDEX story_queue ON story (project_id, state, urgent, risk_level, shuffle)
    INCLUDE (restricted, objected, is_test, length, told_week, activity_week, consent_level, link_id, id);
