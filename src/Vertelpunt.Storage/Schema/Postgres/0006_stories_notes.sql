-- What the team writes about the collection: views, observations, themes, sessions, lumpings. Sealed under a key derived from the project's.
CREATE TABLE note (
    id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), key_id uuid NOT NULL, revision integer NOT NULL, sealed bytea NOT NULL,
    made_by text NOT NULL, made_at bigint NOT NULL, changed_at bigint NOT NULL);
CREATE INDEX note_project ON note (project_id);
-- Every page with patterns asks which stories are included now: this index alone answers.
CREATE INDEX story_collection ON story (project_id, state, restricted, objected, is_test) INCLUDE (id, version);
