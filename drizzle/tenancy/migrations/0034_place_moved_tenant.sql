-- Places the transaction's tenant where its move has brought it. It answers the version of the placement, or nothing where the
-- tenant is there already or no move goes there. The first database is the first version, without a row.
CREATE FUNCTION tenancy.place_moved_tenant(move uuid, target uuid, at timestamptz)
RETURNS SETOF integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  tenant uuid := nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;
BEGIN
  IF NOT EXISTS (
    SELECT FROM tenancy.tenant_moves m WHERE m.tenant_id = tenant AND m.id = move
      AND (m.to_id = target AND m.return_requested_at IS NULL OR m.from_id = target AND m.return_requested_at IS NOT NULL)
  ) THEN
    RETURN;
  END IF;
  RETURN QUERY
    INSERT INTO tenancy.tenant_placements AS p (tenant_id, database_id, version, created_at, updated_at)
    VALUES (tenant, target, 2, at, at)
    ON CONFLICT (tenant_id) DO UPDATE
      SET database_id = excluded.database_id, version = p.version + 1, updated_at = excluded.updated_at
      WHERE p.database_id <> excluded.database_id
    RETURNING p.version;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.place_moved_tenant(uuid, uuid, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenancy.place_moved_tenant(uuid, uuid, timestamptz) TO tenancy_runtime;
