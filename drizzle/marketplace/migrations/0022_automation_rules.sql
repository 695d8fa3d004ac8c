-- A definition is written once: runs keep the one that they began with.
CREATE FUNCTION marketplace.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_LEVEL = 'ROW' THEN
    IF OLD.tenant_id::text = current_setting('app.removed_tenant', true) THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'Rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '55000';
END
$$;--> statement-breakpoint
CREATE TRIGGER workflow_versions_immutable BEFORE UPDATE OR TRUNCATE ON marketplace.workflow_versions
  FOR EACH STATEMENT EXECUTE FUNCTION marketplace.refuse_change();--> statement-breakpoint
CREATE TRIGGER workflow_versions_kept BEFORE DELETE ON marketplace.workflow_versions
  FOR EACH ROW EXECUTE FUNCTION marketplace.refuse_change();--> statement-breakpoint
-- The fields that connectors may lead from and to.
UPDATE marketplace.modules SET capabilities = capabilities ||
  '{"fields":["cv_analyses.match_score","cv_analyses.analysis_id","cv_analyses.job_id","cv_analyses.candidate_id"]}'
WHERE slug = 'cv-analysis';--> statement-breakpoint
UPDATE marketplace.modules SET capabilities = capabilities ||
  '{"fields":["interview_sessions.interview_id","interview_sessions.difficulty_level","interview_sessions.job_id","interview_sessions.candidate_id"]}'
WHERE slug = 'interview-simulation';
