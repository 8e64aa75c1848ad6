-- Who opened a story's original is shown beside the story: found without walking over the log.
CREATE INDEX audit_entry_original ON audit_entry (object) WHERE action = 'story.original';
