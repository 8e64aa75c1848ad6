-- What the team answers about a story, apart from the teller's own answers. Sealed under the story's data key: it goes with the story, and with the version it is about.
CREATE TABLE team_answer (
    story_id uuid PRIMARY KEY REFERENCES story(id) ON DELETE CASCADE, story_version integer NOT NULL, form_version integer NOT NULL,
    revision integer NOT NULL, sealed bytea NOT NULL);
