-- The desk: a form while it is changed, stories that ask for attention now, proposals of a first person, messages to tellers, stories passed on.
CREATE TABLE form_draft (
    project_id uuid PRIMARY KEY REFERENCES project(id), based_on integer NOT NULL, revision integer NOT NULL, form text NOT NULL);
ALTER TABLE story ADD COLUMN urgent boolean NOT NULL DEFAULT false;
ALTER TABLE story_decision ADD COLUMN is_proposal boolean NOT NULL DEFAULT false;
DROP INDEX story_queue;
CREATE INDEX story_queue ON story (project_id, state, urgent, risk_level, shuffle)
    INCLUDE (restricted, objected, is_test, length, told_week, consent_level, link_id, id);
CREATE TABLE teller_message (
    id uuid PRIMARY KEY, story_id uuid NOT NULL REFERENCES story(id) ON DELETE CASCADE, story_version integer NOT NULL,
    sealed bytea NOT NULL, written_week integer NOT NULL);
CREATE INDEX teller_message_story ON teller_message (story_id);
CREATE TABLE story_pass (
    story_id uuid NOT NULL REFERENCES story(id) ON DELETE CASCADE, account text NOT NULL, PRIMARY KEY (story_id, account));
