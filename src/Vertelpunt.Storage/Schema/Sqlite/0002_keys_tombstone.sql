-- Tombstones beside the wraps too: a backup of the stories from before a withdrawal brings the story back, but not its tombstone.
CREATE TABLE tombstone (story_hash TEXT PRIMARY KEY, week INTEGER NOT NULL) WITHOUT ROWID;
