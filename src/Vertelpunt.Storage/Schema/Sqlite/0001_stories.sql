-- The stories database: projects, drafts, sent stories, results, decisions, packs, audit. All that a teller wrote is sealed.
CREATE TABLE project (
    id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, form_version INTEGER NOT NULL,
    settings TEXT NOT NULL, is_demo INTEGER NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE form_version (
    project_id TEXT NOT NULL REFERENCES project(id), version INTEGER NOT NULL, form TEXT NOT NULL,
    PRIMARY KEY (project_id, version)) WITHOUT ROWID;
CREATE TABLE invitation_link (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), token TEXT NOT NULL UNIQUE, channel TEXT NOT NULL,
    is_test INTEGER NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER NULL) WITHOUT ROWID;
CREATE TABLE project_key (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), public_key BLOB NOT NULL,
    created_at INTEGER NOT NULL, retired_at INTEGER NULL) WITHOUT ROWID;
CREATE TABLE teller_session (
    id_hash TEXT PRIMARY KEY, sealed BLOB NOT NULL, idle_until INTEGER NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE draft (
    lookup_id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), link_id TEXT NOT NULL, form_version INTEGER NOT NULL,
    version INTEGER NOT NULL, save_key TEXT NOT NULL, sealed BLOB NOT NULL, activity_week INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE story (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), link_id TEXT NOT NULL, form_version INTEGER NOT NULL,
    version INTEGER NOT NULL, state INTEGER NOT NULL, is_test INTEGER NOT NULL, restricted INTEGER NOT NULL, objected INTEGER NOT NULL,
    consent_level INTEGER NOT NULL, research INTEGER NOT NULL, lookup_id TEXT NULL, teller_public_key BLOB NULL,
    told_week INTEGER NOT NULL, activity_week INTEGER NOT NULL, sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL, claimed_by TEXT NULL, lease_until INTEGER NULL, failure TEXT NULL,
    risk_level INTEGER NULL, risk_k REAL NULL, length INTEGER NULL, shuffle INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX story_queue ON story (project_id, state, risk_level, shuffle);
CREATE INDEX story_pending ON story (state, shuffle);
CREATE INDEX story_lookup ON story (lookup_id);
CREATE TABLE story_result (
    story_id TEXT NOT NULL REFERENCES story(id) ON DELETE CASCADE, story_version INTEGER NOT NULL, step INTEGER NOT NULL,
    pipeline_version TEXT NOT NULL, revision INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (story_id, story_version, step)) WITHOUT ROWID;
CREATE TABLE story_decision (
    id TEXT PRIMARY KEY, story_id TEXT NOT NULL, story_version INTEGER NOT NULL, kind INTEGER NOT NULL,
    sealed_reason BLOB NULL, decided_by TEXT NOT NULL, decided_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX story_decision_story ON story_decision (story_id, decided_at);
CREATE TABLE tombstone (story_hash TEXT PRIMARY KEY, week INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE theme_counter (
    project_id TEXT NOT NULL, theme TEXT NOT NULL, stories INTEGER NOT NULL, PRIMARY KEY (project_id, theme)) WITHOUT ROWID;
CREATE TABLE pack (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    manifest TEXT NOT NULL, made_by TEXT NOT NULL, made_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pack_story (
    pack_id TEXT NOT NULL REFERENCES pack(id), story_id TEXT NOT NULL, story_version INTEGER NOT NULL, card_code TEXT NOT NULL,
    recalled_at INTEGER NULL, PRIMARY KEY (pack_id, story_id)) WITHOUT ROWID;
CREATE INDEX pack_story_story ON pack_story (story_id);
CREATE TABLE audit_entry (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,
    reason TEXT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
-- Shares no id, time or order with stories: random keys, and rows lie in key order.
CREATE TABLE feedback (id TEXT PRIMARY KEY, project_id TEXT NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
