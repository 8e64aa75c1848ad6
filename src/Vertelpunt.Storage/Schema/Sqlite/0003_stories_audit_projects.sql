-- Each line of the audit log belongs to a project, so that a privacy officer reads only one's own.
ALTER TABLE audit_entry ADD COLUMN project_id TEXT NULL;
CREATE INDEX audit_entry_project ON audit_entry (project_id, seq);
-- The log forgets in one way only: the lines before a checkpoint, which is a line of the chain itself and names the last hash it stands for.
DROP TRIGGER audit_entry_no_delete;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
WHEN NOT EXISTS (SELECT 1 FROM audit_entry c WHERE c.action = 'audit.checkpoint' AND c.seq > OLD.seq AND CAST(substr(c.object, 9) AS INTEGER) >= OLD.seq)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
