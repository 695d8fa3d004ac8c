-- What the ledgers of tenants' systems say, of those of the active tenant. It runs as its caller: row-level security decides,
-- here and in each ledger.
CREATE FUNCTION marketplace.system_history(ids uuid[])
RETURNS TABLE (tenant_system_id uuid, from_version text, to_version text, checksum text, applied_at timestamptz)
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  installed record;
BEGIN
  FOR installed IN
    SELECT t.id, t.schema_name FROM marketplace.tenant_systems t
    WHERE t.tenant_id = nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid AND t.id = ANY (ids) AND t.status <> 'REMOVED'
  LOOP
    CONTINUE WHEN pg_catalog.to_regclass(pg_catalog.format('%I.quintet_ledger', installed.schema_name)) IS NULL;
    RETURN QUERY EXECUTE pg_catalog.format(
      'SELECT $1, l.from_version, l.to_version, l.checksum, l.applied_at FROM
         (SELECT * FROM %I.quintet_ledger ORDER BY id DESC LIMIT 100) l ORDER BY l.id', installed.schema_name) USING installed.id;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.system_history(uuid[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.system_history(uuid[]) TO marketplace_runtime, marketplace_readonly;
