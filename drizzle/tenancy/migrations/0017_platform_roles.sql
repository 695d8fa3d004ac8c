-- Roles on the platform. No request may write the table: this function does, for a user who may grant such roles now.
-- It answers DONE, UNCHANGED, LAST_OWNER or NOT_ALLOWED.
CREATE FUNCTION tenancy.change_platform_role(target uuid, role_slug text, ends timestamptz, at timestamptz, is_granted boolean)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  caller uuid := nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
  is_lost boolean := NOT is_granted OR ends IS NOT NULL;
BEGIN
  -- Changes are made one after the other, so that two owners do not take the last role from each other.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('tenancy.platform_bindings', 0));
  IF NOT EXISTS (
    SELECT FROM tenancy.platform_bindings b JOIN tenancy.role_permissions p ON p.role = b.role
    WHERE b.user_id = caller AND (b.expires_at IS NULL OR b.expires_at > at)
      AND p.permission IN ('platform.*:*', 'platform.roles:*', 'platform.*:grant', 'platform.roles:grant')
  ) THEN
    RETURN 'NOT_ALLOWED';
  END IF;
  IF role_slug = 'platform_owner' AND is_lost
    AND EXISTS (SELECT FROM tenancy.platform_bindings WHERE role = role_slug AND user_id = target)
    AND NOT EXISTS (SELECT FROM tenancy.platform_bindings WHERE role = role_slug AND user_id <> target AND expires_at IS NULL)
  THEN
    RETURN 'LAST_OWNER';
  END IF;
  IF is_granted THEN
    INSERT INTO tenancy.platform_bindings (user_id, role, expires_at, granted_by, created_at)
    VALUES (target, role_slug, ends, caller, at)
    ON CONFLICT (user_id, role) DO UPDATE SET expires_at = excluded.expires_at, granted_by = excluded.granted_by
    WHERE tenancy.platform_bindings.expires_at IS DISTINCT FROM excluded.expires_at;
  ELSE
    DELETE FROM tenancy.platform_bindings WHERE user_id = target AND role = role_slug;
  END IF;
  RETURN CASE WHEN FOUND THEN 'DONE' ELSE 'UNCHANGED' END;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.change_platform_role(uuid, text, timestamptz, timestamptz, boolean) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenancy.change_platform_role(uuid, text, timestamptz, timestamptz, boolean) TO tenancy_runtime;
