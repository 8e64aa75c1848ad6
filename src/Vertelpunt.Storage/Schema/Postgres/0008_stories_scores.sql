-- What each version of the pipeline made of a story's risk: who decides sees that a newer model thinks otherwise.
CREATE TABLE story_score (
    story_id uuid NOT NULL REFERENCES story(id) ON DELETE CASCADE, story_version integer NOT NULL, pipeline_version text NOT NULL,
    scored_week integer NOT NULL, risk_level integer NOT NULL, risk_k double precision NOT NULL, PRIMARY KEY (story_id, story_version, pipeline_version));
