-- The key database: wrapped data keys, apart from the ciphertext so that a backup of one is worth nothing without the other.
CREATE TABLE story_key (
    story_id uuid NOT NULL, story_version integer NOT NULL, audience integer NOT NULL, key_id uuid NULL, wrapped bytea NOT NULL,
    written_week integer NOT NULL, PRIMARY KEY (story_id, story_version, audience));
CREATE TABLE project_private_key (id uuid PRIMARY KEY, project_id uuid NOT NULL, wrapped bytea NOT NULL, created_at bigint NOT NULL);
