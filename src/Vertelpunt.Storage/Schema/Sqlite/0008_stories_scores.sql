-- What each version of the pipeline made of a story's risk: who decides sees that a newer model thinks otherwise.
CREATE TABLE story_score (
    story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE, story_version INTEGER NOT NULL, pipeline_version TEXT NOT NULL,
    scored_week INTEGER NOT NULL, risk_level INTEGER NOT NULL, risk_k REAL NOT NULL, PRIMARY KEY (story_id, story_version, pipeline_version)) WITHOUT ROWID;
