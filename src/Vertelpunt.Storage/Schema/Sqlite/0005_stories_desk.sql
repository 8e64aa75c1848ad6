-- The desk: a form while it is changed, stories that ask for attention now, proposals of a first person, messages to tellers, stories passed on.
CREATE TABLE form_draft (
    project_id TEXT PRIMARY KEY REFERENCES project(id), based_on INTEGER NOT NULL, revision INTEGER NOT NULL, form TEXT NOT NULL) WITHOUT ROWID;
ALTER TABLE story ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story_decision ADD COLUMN is_proposal INTEGER NOT NULL DEFAULT 0;
DROP INDEX story_queue;
CREATE INDEX story_queue ON story (project_id, state, urgent, risk_level, shuffle, restricted, objected, is_test, length, told_week, consent_level, link_id);
CREATE TABLE teller_message (
    id TEXT PRIMARY KEY, story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE, story_version INTEGER NOT NULL,
    sealed BLOB NOT NULL, written_week INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX teller_message_story ON teller_message (story_id);
CREATE TABLE story_pass (
    story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE, account TEXT NOT NULL, PRIMARY KEY (story_id, account)) WITHOUT ROWID;
