-- As before, but a tenant who was deleted more than a day ago keeps no database in use: their rows are removed by then.
CREATE OR REPLACE FUNCTION tenancy.set_database_status(target uuid, new_status text, at timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  present tenancy.tenant_databases;
BEGIN
  IF NOT tenancy.has_platform_permission(
    ARRAY['platform.*:*', 'platform.placements:*', 'platform.*:write', 'platform.placements:write'], at) THEN
    RETURN 'NOT_ALLOWED';
  END IF;
  -- Whoever places a tenant here holds the row by its foreign key, and waits for this lock.
  SELECT * INTO present FROM tenancy.tenant_databases WHERE id = target FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'NOT_FOUND';
  END IF;
  IF present.status = 'PROVISIONING' AND new_status <> 'ARCHIVED' THEN
    RETURN 'WRONG_STATUS';
  END IF;
  -- The first database has no connection strings and is never given up.
  IF new_status = 'ARCHIVED' AND (present.url IS NULL
    OR EXISTS (SELECT FROM tenancy.tenant_placements p WHERE p.database_id = target AND NOT EXISTS (
      SELECT FROM tenancy.tenants t WHERE t.id = p.tenant_id AND t.status = 'DELETED'
        AND t.status_changed_at < at - interval '1 day'))
    OR EXISTS (SELECT FROM tenancy.tenant_moves m WHERE (m.from_id = target OR m.to_id = target)
      AND m.status IN ('QUEUED', 'COPYING', 'VERIFYING', 'SUSPENDED', 'MOVED'))) THEN
    RETURN 'IN_USE';
  END IF;
  UPDATE tenancy.tenant_databases SET status = new_status, updated_at = at WHERE id = target;
  RETURN 'DONE';
END $$;
