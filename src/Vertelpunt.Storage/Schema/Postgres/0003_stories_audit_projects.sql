-- Each line of the audit log belongs to a project, so that a privacy officer reads only one's own.
ALTER TABLE audit_entry ADD COLUMN project_id uuid NULL;
CREATE INDEX audit_entry_project ON audit_entry (project_id, seq);
-- The log forgets in one way only: the lines before a checkpoint, which is a line of the chain itself and names the last hash it stands for.
DROP TRIGGER audit_entry_append_only ON audit_entry;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_refuse();
CREATE FUNCTION audit_entry_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM audit_entry c WHERE c.action = 'audit.checkpoint' AND c.seq > OLD.seq AND substr(c.object, 9)::bigint >= OLD.seq) THEN
    RAISE EXCEPTION 'the audit log is append-only';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER audit_entry_forget_only_before_a_checkpoint BEFORE DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_keep();
-- No role but the owner may delete lines; this does it for the staff's role, as far as a checkpoint reaches.
CREATE FUNCTION audit_entry_forget(through bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE gone bigint; BEGIN
  DELETE FROM audit_entry WHERE seq <= through;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE EXECUTE ON FUNCTION audit_entry_forget(bigint) FROM PUBLIC;
