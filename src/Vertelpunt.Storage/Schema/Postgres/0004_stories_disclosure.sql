-- The register of legal demands. What was asked and given is sealed: a demand may name somebody.
CREATE TABLE disclosure (
    id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES project(id), entered_at bigint NOT NULL, status integer NOT NULL,
    entered_by text NOT NULL, decided_by text NULL, agreed_by text NULL, revision integer NOT NULL, sealed bytea NOT NULL);
CREATE INDEX disclosure_project ON disclosure (project_id, entered_at);
