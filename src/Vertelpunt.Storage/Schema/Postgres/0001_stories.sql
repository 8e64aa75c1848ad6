-- The stories database: projects, drafts, sent stories, results, decisions, packs, audit. All that a teller wrote is sealed.
CREATE TABLE project (
    id uuid PRIMARY KEY, slug text NOT NULL UNIQUE, name text NOT NULL, form_version integer NOT NULL,
    settings text NOT NULL, is_demo boolean NOT NULL, created_at bigint NOT NULL);
CREATE TABLE form_version (
    project_id uuid NOT NULL REFERENCES project(id), version integer NOT NULL, form text NOT NULL,
    PRIMARY KEY (project_id, version));
CREATE TABLE invitation_link (
    id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), token text NOT NULL UNIQUE, channel text NOT NULL,
    is_test boolean NOT NULL, created_at bigint NOT NULL, revoked_at bigint NULL);
CREATE TABLE project_key (
    id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), public_key bytea NOT NULL,
    created_at bigint NOT NULL, retired_at bigint NULL);
CREATE TABLE teller_session (
    id_hash text PRIMARY KEY, sealed bytea NOT NULL, idle_until bigint NOT NULL, ends_at bigint NOT NULL);
CREATE TABLE draft (
    lookup_id text PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), link_id uuid NOT NULL, form_version integer NOT NULL,
    version integer NOT NULL, save_key text NOT NULL, sealed bytea NOT NULL, activity_week integer NOT NULL);
CREATE TABLE story (
    id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), link_id uuid NOT NULL, form_version integer NOT NULL,
    version integer NOT NULL, state integer NOT NULL, is_test boolean NOT NULL, restricted boolean NOT NULL, objected boolean NOT NULL,
    consent_level integer NOT NULL, research boolean NOT NULL, lookup_id text NULL, teller_public_key bytea NULL,
    told_week integer NOT NULL, activity_week integer NOT NULL, sealed bytea NOT NULL,
    attempts integer NOT NULL, claimed_by text NULL, lease_until bigint NULL, failure text NULL,
    risk_level integer NULL, risk_k double precision NULL, length integer NULL, shuffle bigint NOT NULL);
CREATE INDEX story_queue ON story (project_id, state, risk_level, shuffle);
CREATE INDEX story_pending ON story (state, shuffle);
CREATE INDEX story_lookup ON story (lookup_id);
CREATE TABLE story_result (
    story_id uuid NOT NULL REFERENCES story(id) ON DELETE CASCADE, story_version integer NOT NULL, step integer NOT NULL,
    pipeline_version text NOT NULL, revision integer NOT NULL, sealed bytea NOT NULL,
    PRIMARY KEY (story_id, story_version, step));
CREATE TABLE story_decision (
    id uuid PRIMARY KEY, story_id uuid NOT NULL, story_version integer NOT NULL, kind integer NOT NULL,
    sealed_reason bytea NULL, decided_by text NOT NULL, decided_at bigint NOT NULL);
CREATE INDEX story_decision_story ON story_decision (story_id, decided_at);
CREATE TABLE tombstone (story_hash text PRIMARY KEY, week integer NOT NULL);
CREATE TABLE theme_counter (
    project_id uuid NOT NULL, theme text NOT NULL, stories integer NOT NULL, PRIMARY KEY (project_id, theme));
CREATE TABLE pack (
    id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), code text NOT NULL UNIQUE, name text NOT NULL,
    manifest text NOT NULL, made_by text NOT NULL, made_at bigint NOT NULL);
CREATE TABLE pack_story (
    pack_id uuid NOT NULL REFERENCES pack(id), story_id uuid NOT NULL, story_version integer NOT NULL, card_code text NOT NULL,
    recalled_at bigint NULL, PRIMARY KEY (pack_id, story_id));
CREATE INDEX pack_story_story ON pack_story (story_id);
CREATE TABLE audit_entry (
    seq bigint PRIMARY KEY, at bigint NOT NULL, actor text NOT NULL, action text NOT NULL, object text NOT NULL,
    reason text NULL, previous_hash text NOT NULL, hash text NOT NULL);
CREATE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();
-- Shares no id, time or order with stories: random keys; the tidy job rewrites the table in key order (CLUSTER).
CREATE TABLE feedback (id uuid PRIMARY KEY, project_id uuid NOT NULL, sealed bytea NOT NULL);
