-- The accounts database: contact data of project staff, apart from everything tellers wrote.
CREATE TABLE staff_account (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, is_ended INTEGER NOT NULL,
    user_name TEXT NULL, normalized_user_name TEXT NULL UNIQUE, email TEXT NULL, normalized_email TEXT NULL UNIQUE, email_confirmed INTEGER NOT NULL,
    password_hash TEXT NULL, security_stamp TEXT NULL, concurrency_stamp TEXT NULL,
    phone_number TEXT NULL, phone_number_confirmed INTEGER NOT NULL,
    two_factor_enabled INTEGER NOT NULL, lockout_end INTEGER NULL, lockout_enabled INTEGER NOT NULL, access_failed_count INTEGER NOT NULL);
CREATE TABLE staff_token (
    user_id TEXT NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, login_provider TEXT NOT NULL, name TEXT NOT NULL, value TEXT NULL,
    PRIMARY KEY (user_id, login_provider, name));
CREATE TABLE staff_membership (
    account_id TEXT NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, project_id TEXT NOT NULL, role INTEGER NOT NULL,
    PRIMARY KEY (account_id, project_id, role));
