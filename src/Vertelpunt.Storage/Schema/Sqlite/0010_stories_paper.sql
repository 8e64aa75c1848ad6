-- Forms on paper: the number printed on one, and what its teller's code leads to. The code is on the strip that the teller keeps, and nowhere else.
CREATE TABLE paper_slip (
    project_id TEXT NOT NULL REFERENCES project(id) ON DELETE CASCADE, number TEXT NOT NULL, lookup_id TEXT NOT NULL, teller_public_key BLOB NOT NULL,
    made_week INTEGER NOT NULL, PRIMARY KEY (project_id, number)) WITHOUT ROWID;
