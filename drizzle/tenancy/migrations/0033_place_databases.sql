-- The platform's first database, whose connection strings the settings have.
INSERT INTO tenancy.tenant_databases (id, name, kind, status)
VALUES ('00000000-0000-7000-8000-00000000d001', 'home', 'SHARED', 'ACTIVE');--> statement-breakpoint
-- Whether the user of the transaction has one of these permissions on the platform now.
CREATE FUNCTION tenancy.has_platform_permission(wanted text[], at timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT EXISTS (
    SELECT FROM tenancy.platform_bindings b JOIN tenancy.role_permissions p ON p.role = b.role
    WHERE b.user_id = nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid
      AND (b.expires_at IS NULL OR b.expires_at > at) AND p.permission = ANY (wanted)
  )
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.has_platform_permission(text[], timestamptz) FROM PUBLIC;--> statement-breakpoint
-- Registers a database. No request may write the table: this function does, for a user who may. It answers DONE or NOT_ALLOWED.
CREATE FUNCTION tenancy.register_database(new_id uuid, new_name text, new_kind text, new_server text, new_region text,
  new_tier text, new_shard_key text, new_url bytea, new_migration_url bytea, at timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT tenancy.has_platform_permission(
    ARRAY['platform.*:*', 'platform.placements:*', 'platform.*:write', 'platform.placements:write'], at) THEN
    RETURN 'NOT_ALLOWED';
  END IF;
  INSERT INTO tenancy.tenant_databases (id, name, kind, status, server, region, tier, shard_key, url, migration_url, created_at, updated_at)
  VALUES (new_id, new_name, new_kind, 'PROVISIONING', new_server, new_region, new_tier, new_shard_key, new_url, new_migration_url, at, at);
  RETURN 'DONE';
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.register_database(uuid, text, text, text, text, text, text, bytea, bytea, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenancy.register_database(uuid, text, text, text, text, text, text, bytea, bytea, timestamptz) TO tenancy_runtime;--> statement-breakpoint
-- Sets the status of a database that was set up. It answers DONE, NOT_ALLOWED, NOT_FOUND, WRONG_STATUS or IN_USE.
CREATE FUNCTION tenancy.set_database_status(target uuid, new_status text, at timestamptz)
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
    OR EXISTS (SELECT FROM tenancy.tenant_placements p WHERE p.database_id = target)
    OR EXISTS (SELECT FROM tenancy.tenant_moves m WHERE (m.from_id = target OR m.to_id = target)
      AND m.status IN ('QUEUED', 'COPYING', 'VERIFYING', 'SUSPENDED', 'MOVED'))) THEN
    RETURN 'IN_USE';
  END IF;
  UPDATE tenancy.tenant_databases SET status = new_status, updated_at = at WHERE id = target;
  RETURN 'DONE';
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.set_database_status(uuid, text, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenancy.set_database_status(uuid, text, timestamptz) TO tenancy_runtime;--> statement-breakpoint
-- Places a tenant that is being set up. It answers DONE, NOT_ALLOWED or NOT_FOUND, also for a database that takes no tenants.
CREATE FUNCTION tenancy.place_new_tenant(new_tenant uuid, target uuid, at timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT tenancy.has_platform_permission(
    ARRAY['platform.*:*', 'platform.tenants:*', 'platform.*:create', 'platform.tenants:create'], at) THEN
    RETURN 'NOT_ALLOWED';
  END IF;
  PERFORM FROM tenancy.tenant_databases d WHERE d.id = target AND d.status = 'ACTIVE'
    AND (d.kind = 'SHARED' OR NOT EXISTS (SELECT FROM tenancy.tenant_placements p WHERE p.database_id = target)) FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'NOT_FOUND';
  END IF;
  INSERT INTO tenancy.tenant_placements (tenant_id, database_id, version, created_at, updated_at)
  SELECT new_tenant, target, 1, at, at FROM tenancy.tenants WHERE id = new_tenant AND status = 'PROVISIONING';
  RETURN 'DONE';
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.place_new_tenant(uuid, uuid, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenancy.place_new_tenant(uuid, uuid, timestamptz) TO tenancy_runtime;
