-- Passkeys (public keys only), open sessions, and what a person is told about links that somebody else made for the account.
CREATE TABLE staff_passkey (
    credential_id bytea PRIMARY KEY, user_id uuid NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, data jsonb NOT NULL);
CREATE INDEX staff_passkey_user ON staff_passkey (user_id);
CREATE TABLE staff_session (
    id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, device text NOT NULL,
    started_at bigint NOT NULL, seen_at bigint NOT NULL);
CREATE INDEX staff_session_account ON staff_session (account_id);
ALTER TABLE staff_account ADD COLUMN links_made integer NOT NULL DEFAULT 0;
ALTER TABLE staff_account ADD COLUMN link_made_at bigint NULL;
ALTER TABLE staff_account ADD COLUMN link_made_by text NULL;
ALTER TABLE staff_account ADD COLUMN link_used_at bigint NULL;
