-- The accounts database: contact data of project staff, apart from everything tellers wrote.
CREATE TABLE staff_account (
    id uuid PRIMARY KEY, name text NOT NULL, is_ended boolean NOT NULL,
    user_name text NULL, normalized_user_name text NULL UNIQUE, email text NULL, normalized_email text NULL UNIQUE, email_confirmed boolean NOT NULL,
    password_hash text NULL, security_stamp text NULL, concurrency_stamp text NULL,
    phone_number text NULL, phone_number_confirmed boolean NOT NULL,
    two_factor_enabled boolean NOT NULL, lockout_end bigint NULL, lockout_enabled boolean NOT NULL, access_failed_count integer NOT NULL);
CREATE TABLE staff_token (
    user_id uuid NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, login_provider text NOT NULL, name text NOT NULL, value text NULL,
    PRIMARY KEY (user_id, login_provider, name));
CREATE TABLE staff_membership (
    account_id uuid NOT NULL REFERENCES staff_account(id) ON DELETE CASCADE, project_id uuid NOT NULL, role integer NOT NULL,
    PRIMARY KEY (account_id, project_id, role));
