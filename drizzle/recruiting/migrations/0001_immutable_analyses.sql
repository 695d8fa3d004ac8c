-- An analysis is written once: a score must be explainable as it was given, whoever asks, also to its owner.
CREATE FUNCTION recruiting.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'Rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '55000';
END
$$;
--> statement-breakpoint
CREATE TRIGGER analyses_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON recruiting.analyses
  FOR EACH STATEMENT EXECUTE FUNCTION recruiting.refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON recruiting.analyses FROM recruiting_runtime, recruiting_job;
