-- The rows of a deleted tenant: copied and removed by jobs alone, table by table. Only tables of tenants' own rows are meant;
-- the audit log is none of them.
CREATE FUNCTION marketplace.check_tenant_table(relation text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
    WHERE c.relnamespace = 'marketplace'::pg_catalog.regnamespace AND c.relname = relation AND p.polname = 'tenant' AND p.polcmd = '*'
  ) THEN
    RAISE EXCEPTION '% is no table of tenants'' own rows', relation USING ERRCODE = '42501';
  END IF;
END $$;--> statement-breakpoint
-- Bytes are left out: they are hashes, keys and sealed fields.
CREATE FUNCTION marketplace.tenant_rows(relation text, tenant uuid) RETURNS SETOF jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  names text;
BEGIN
  PERFORM marketplace.check_tenant_table(relation);
  PERFORM pg_catalog.set_config('app.tenant_id', tenant::text, true);
  SELECT pg_catalog.string_agg(pg_catalog.format('%L, t.%I', attname, attname), ', ' ORDER BY attnum) INTO names
  FROM pg_catalog.pg_attribute
  WHERE attrelid = pg_catalog.format('marketplace.%I', relation)::pg_catalog.regclass AND attnum > 0 AND NOT attisdropped
    AND atttypid <> 'pg_catalog.bytea'::pg_catalog.regtype;
  RETURN QUERY EXECUTE pg_catalog.format(
    'SELECT pg_catalog.jsonb_build_object(%s) FROM marketplace.%I t WHERE t.tenant_id = $1', names, relation) USING tenant;
END $$;--> statement-breakpoint
-- Rows that are otherwise written once go too: their triggers let app.removed_tenant pass.
CREATE FUNCTION marketplace.remove_tenant_rows(relation text, tenant uuid, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  removed integer;
BEGIN
  PERFORM marketplace.check_tenant_table(relation);
  PERFORM pg_catalog.set_config('app.tenant_id', tenant::text, true);
  PERFORM pg_catalog.set_config('app.removed_tenant', tenant::text, true);
  EXECUTE pg_catalog.format(
    'DELETE FROM marketplace.%1$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM marketplace.%1$I WHERE tenant_id = $1 LIMIT $2))', relation)
  USING tenant, batch;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.check_tenant_table(text), marketplace.tenant_rows(text, uuid), marketplace.remove_tenant_rows(text, uuid, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.tenant_rows(text, uuid), marketplace.remove_tenant_rows(text, uuid, integer) TO marketplace_job;
