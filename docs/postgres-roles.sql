-- Two PostgreSQL roles, so that the internet-facing process cannot read what it does not need even if it is taken over.
-- Run once in each database as its owner, after the first start made the tables. Set passwords (or peer authentication) yourself.
--   stories database:  psql -v part=stories -f postgres-roles.sql
--   key database:      psql -v part=keys    -f postgres-roles.sql
-- vertelpunt_site   the storyteller's site (--roles site)
-- vertelpunt_staff  workers and dashboard  (--roles worker,dashboard)

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vertelpunt_site') THEN CREATE ROLE vertelpunt_site LOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vertelpunt_staff') THEN CREATE ROLE vertelpunt_staff LOGIN; END IF;
END $$;

SELECT :'part' = 'stories' AS is_stories \gset
\if :is_stories

GRANT SELECT ON schema_script TO vertelpunt_site, vertelpunt_staff;
GRANT SELECT ON project, form_version, form_draft, invitation_link, project_key TO vertelpunt_site;
GRANT SELECT, INSERT, UPDATE, DELETE ON teller_session, draft, story TO vertelpunt_site;
-- A teller with the code rereads what was derived; without the teller's key these rows stay sealed.
GRANT SELECT, DELETE ON story_result TO vertelpunt_site;
-- How recognisable versions of the pipeline found a story: the teller may read it, and a correction takes it away.
GRANT SELECT, DELETE ON story_score TO vertelpunt_site;
-- What the team answered about a story: the teller may read it, and a correction takes it away.
GRANT SELECT, DELETE ON team_answer TO vertelpunt_site;
-- Messages of the project, sealed for the teller; a correction seals them anew.
GRANT SELECT, UPDATE, DELETE ON teller_message TO vertelpunt_site;
-- A withdrawal adds a decision, blanks the reasons, marks packs, leaves a tombstone and a counter.
GRANT INSERT ON story_decision TO vertelpunt_site;
GRANT SELECT (story_id, id), UPDATE (sealed_reason) ON story_decision TO vertelpunt_site;
GRANT SELECT, INSERT ON tombstone TO vertelpunt_site;
GRANT SELECT, INSERT, UPDATE ON theme_counter TO vertelpunt_site;
GRANT SELECT (pack_id, story_id, recalled_at), UPDATE (recalled_at) ON pack_story TO vertelpunt_site;
GRANT INSERT ON feedback TO vertelpunt_site;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO vertelpunt_staff;
REVOKE UPDATE, DELETE ON audit_entry FROM vertelpunt_staff;
-- Old lines go only as far as a checkpoint reaches.
GRANT EXECUTE ON FUNCTION audit_entry_forget(bigint) TO vertelpunt_staff;
REVOKE ALL ON teller_session FROM vertelpunt_staff;
GRANT SELECT (idle_until, ends_at), DELETE ON teller_session TO vertelpunt_staff;

\else

GRANT SELECT ON schema_script TO vertelpunt_site, vertelpunt_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON story_key TO vertelpunt_site, vertelpunt_staff;
-- A withdrawal leaves a tombstone beside the wraps as well.
GRANT SELECT, INSERT ON tombstone TO vertelpunt_site, vertelpunt_staff;
-- The private keys, wrapped as they are, are none of the site's business.
GRANT SELECT, INSERT, UPDATE, DELETE ON project_private_key TO vertelpunt_staff;

\endif
