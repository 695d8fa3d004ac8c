-- Systems and their versions. No request may write what is on offer: these functions do, for a caller whose permission was judged.
CREATE FUNCTION marketplace.save_management_system(system jsonb, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  saved uuid;
BEGIN
  INSERT INTO marketplace.management_systems AS s
    (slug, name, description, type, vendor, status, is_installed_at_provisioning, metadata, created_at, updated_at)
  VALUES (system->>'slug', system->>'name', system->>'description', system->>'type', system->>'vendor', system->>'status',
    (system->>'isInstalledAtProvisioning')::boolean, system->'metadata', at, at)
  ON CONFLICT (slug) DO UPDATE SET name = excluded.name, description = excluded.description, vendor = excluded.vendor,
    status = excluded.status, is_installed_at_provisioning = excluded.is_installed_at_provisioning,
    metadata = excluded.metadata, updated_at = at, version = s.version + 1
  RETURNING s.id INTO saved;
  RETURN saved;
END $$;--> statement-breakpoint
CREATE FUNCTION marketplace.publish_system_version(system uuid, published jsonb, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  made uuid;
BEGIN
  IF (published->>'isLatest')::boolean THEN
    UPDATE marketplace.system_versions SET is_latest = false WHERE system_id = system AND is_latest;
  END IF;
  INSERT INTO marketplace.system_versions
    (system_id, version, schema_version, is_latest, release_date, release_notes, dependencies, compatibility, created_at)
  VALUES (system, published->>'version', (published->>'schemaVersion')::integer, (published->>'isLatest')::boolean,
    (published->>'releaseDate')::timestamptz, published->>'releaseNotes', published->'dependencies',
    published->'compatibility', at)
  RETURNING id INTO made;
  INSERT INTO marketplace.system_migrations (system_id, version_from, version_to, schema_version_from, schema_version_to,
    migration_sql, rollback_sql, description, checksum, created_at)
  SELECT system, m->>'versionFrom', m->>'versionTo', (m->>'schemaVersionFrom')::integer, (m->>'schemaVersionTo')::integer,
    m->>'migrationSql', m->>'rollbackSql', m->>'description', m->>'checksum', at
  FROM pg_catalog.jsonb_array_elements(published->'migrations') WITH ORDINALITY AS migrations (m, place) ORDER BY place;
  RETURN made;
END $$;--> statement-breakpoint
-- What was published never changes.
CREATE FUNCTION marketplace.refuse_system_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF TG_TABLE_NAME = 'system_versions' AND TG_OP = 'UPDATE' AND pg_catalog.to_jsonb(OLD) - 'is_latest' = pg_catalog.to_jsonb(NEW) - 'is_latest' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'what was published of a system is written once' USING ERRCODE = '55000';
END $$;--> statement-breakpoint
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON marketplace.system_versions
  FOR EACH ROW EXECUTE FUNCTION marketplace.refuse_system_change();--> statement-breakpoint
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON marketplace.system_migrations
  FOR EACH ROW EXECUTE FUNCTION marketplace.refuse_system_change();--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.save_management_system(jsonb, timestamptz),
  marketplace.publish_system_version(uuid, jsonb, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.save_management_system(jsonb, timestamptz),
  marketplace.publish_system_version(uuid, jsonb, timestamptz) TO marketplace_runtime;
