-- What the team writes about the collection: views, observations, themes, sessions, lumpings. Sealed under a key derived from the project's.
CREATE TABLE note (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), key_id TEXT NOT NULL, revision INTEGER NOT NULL, sealed BLOB NOT NULL,
    made_by TEXT NOT NULL, made_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX note_project ON note (project_id);
-- Every page with patterns asks which stories are included now: this index alone answers.
CREATE INDEX story_collection ON story (project_id, state, restricted, objected, is_test, version);
