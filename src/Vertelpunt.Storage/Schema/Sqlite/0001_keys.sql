-- The key database: wrapped data keys, apart from the ciphertext so that a backup of one is worth nothing without the other.
CREATE TABLE story_key (
    story_id TEXT NOT NULL, story_version INTEGER NOT NULL, audience INTEGER NOT NULL, key_id TEXT NULL, wrapped BLOB NOT NULL,
    written_week INTEGER NOT NULL, PRIMARY KEY (story_id, story_version, audience)) WITHOUT ROWID;
CREATE TABLE project_private_key (id TEXT PRIMARY KEY, project_id TEXT NOT NULL, wrapped BLOB NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
