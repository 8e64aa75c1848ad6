-- Passkeys (public keys only), open sessions, and what a person is told about links that somebody else made for the account.
CREATE TABLE staff_passkey (
    credential_id BLOB PRIMARY KEY, user_id TEXT NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, data TEXT NOT NULL);
CREATE INDEX staff_passkey_user ON staff_passkey (user_id);
CREATE TABLE staff_session (
    id TEXT PRIMARY KEY, account_id TEXT NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, device TEXT NOT NULL,
    started_at INTEGER NOT NULL, seen_at INTEGER NOT NULL);
CREATE INDEX staff_session_account ON staff_session (account_id);
ALTER TABLE staff_account ADD COLUMN links_made INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_account ADD COLUMN link_made_at INTEGER NULL;
ALTER TABLE staff_account ADD COLUMN link_made_by TEXT NULL;
ALTER TABLE staff_account ADD COLUMN link_used_at INTEGER NULL;
