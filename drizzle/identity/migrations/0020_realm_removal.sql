-- The people of a tenant that has people of its own are removed with it: their realm has the tenant's id.
CREATE FUNCTION identity.owner_column(relation text) RETURNS text LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  owner text;
BEGIN
  SELECT a.attname INTO owner
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_policy p ON p.polrelid = c.oid AND p.polname IN ('tenant', 'realm') AND p.polcmd = '*'
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = p.polname || '_id'
  WHERE c.relnamespace = 'identity'::pg_catalog.regnamespace AND c.relname = relation;
  IF owner IS NULL THEN
    RAISE EXCEPTION '% is no table of tenants'' own rows', relation USING ERRCODE = '42501';
  END IF;
  RETURN owner;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION identity.tenant_rows(relation text, tenant uuid) RETURNS SETOF jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  owner text := identity.owner_column(relation);
  names text;
BEGIN
  PERFORM pg_catalog.set_config('app.tenant_id', tenant::text, true);
  PERFORM pg_catalog.set_config('app.realm_id', tenant::text, true);
  SELECT pg_catalog.string_agg(pg_catalog.format('%L, t.%I', attname, attname), ', ' ORDER BY attnum) INTO names
  FROM pg_catalog.pg_attribute
  WHERE attrelid = pg_catalog.format('identity.%I', relation)::pg_catalog.regclass AND attnum > 0 AND NOT attisdropped
    AND atttypid <> 'pg_catalog.bytea'::pg_catalog.regtype;
  RETURN QUERY EXECUTE pg_catalog.format(
    'SELECT pg_catalog.jsonb_build_object(%s) FROM identity.%I t WHERE t.%I = $1', names, relation, owner) USING tenant;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION identity.remove_tenant_rows(relation text, tenant uuid, batch integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  owner text := identity.owner_column(relation);
  removed integer;
BEGIN
  PERFORM pg_catalog.set_config('app.tenant_id', tenant::text, true);
  PERFORM pg_catalog.set_config('app.realm_id', tenant::text, true);
  PERFORM pg_catalog.set_config('app.removed_tenant', tenant::text, true);
  -- Sessions refer to each other, and a batch may hold a parent without its children.
  IF relation = 'sessions' THEN
    UPDATE identity.sessions SET parent_id = NULL WHERE realm_id = tenant AND parent_id IS NOT NULL;
  END IF;
  EXECUTE pg_catalog.format(
    'DELETE FROM identity.%1$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM identity.%1$I WHERE %2$I = $1 LIMIT $2))', relation, owner)
  USING tenant, batch;
  GET DIAGNOSTICS removed = ROW_COUNT;
  RETURN removed;
END $$;--> statement-breakpoint
DROP FUNCTION identity.check_tenant_table(text);--> statement-breakpoint
REVOKE ALL ON FUNCTION identity.owner_column(text) FROM PUBLIC;
