-- Forms on paper: the number printed on one, and what its teller's code leads to. The code is on the strip that the teller keeps, and nowhere else.
CREATE TABLE paper_slip (
    project_id uuid NOT NULL REFERENCES project(id) ON DELETE CASCADE, number text NOT NULL, lookup_id text NOT NULL, teller_public_key bytea NOT NULL,
    made_week integer NOT NULL, PRIMARY KEY (project_id, number));
