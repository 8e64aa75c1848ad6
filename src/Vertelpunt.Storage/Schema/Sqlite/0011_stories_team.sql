-- What the team answers about a story, apart from the teller's own answers. Sealed under the story's data key: it goes with the story, and with the version it is about.
CREATE TABLE team_answer (
    story_id TEXT PRIMARY KEY REFERENCES story(id) ON DELETE CASCADE, story_version INTEGER NOT NULL, form_version INTEGER NOT NULL,
    revision INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
