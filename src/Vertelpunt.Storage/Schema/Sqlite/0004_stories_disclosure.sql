-- The register of legal demands. What was asked and given is sealed: a demand may name somebody.
CREATE TABLE disclosure (
    id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project(id), entered_at INTEGER NOT NULL, status INTEGER NOT NULL,
    entered_by TEXT NOT NULL, decided_by TEXT NULL, agreed_by TEXT NULL, revision INTEGER NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX disclosure_project ON disclosure (project_id, entered_at);
