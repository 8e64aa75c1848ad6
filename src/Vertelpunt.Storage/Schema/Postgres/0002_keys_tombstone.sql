-- Tombstones beside the wraps too: a backup of the stories from before a withdrawal brings the story back, but not its tombstone.
CREATE TABLE tombstone (story_hash text PRIMARY KEY, week integer NOT NULL);
