CREATE TABLE "marketplace"."tenant_residences" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"move_id" uuid NOT NULL,
	"positions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_residences_state" CHECK (state in ('HERE', 'ARRIVING', 'AWAY'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."tenant_residences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."tenant_residences" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Every write of a row of a tenant's systems begins with this, and no other write of marketplace. A move holds the lock alone:
-- then, and where the systems lie elsewhere, the write is refused before it has done anything.
CREATE FUNCTION marketplace.enter_tenant(tenant uuid) RETURNS void LANGUAGE plpgsql STRICT SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock_shared(pg_catalog.hashtextextended('marketplace ' || tenant::text, 0)) THEN
    RAISE EXCEPTION 'The tenant % is being moved', tenant USING ERRCODE = 'QT001';
  END IF;
  -- After the lock: a move that ended meanwhile is seen.
  PERFORM FROM marketplace.tenant_residences r WHERE r.tenant_id = tenant AND r.state <> 'HERE';
  IF FOUND THEN
    RAISE EXCEPTION 'The tenant % lives in another database', tenant USING ERRCODE = 'QT001';
  END IF;
END $$;--> statement-breakpoint
-- To be asked in the first database about a tenant who is placed elsewhere: whether the schemas of their systems are still in
-- this one, as they are where the tenant was moved before schemas moved along.
CREATE FUNCTION marketplace.systems_lie_here(tenant uuid) RETURNS boolean LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = '' AS $$
  SELECT coalesce((SELECT r.state = 'HERE' FROM marketplace.tenant_residences r WHERE r.tenant_id = tenant),
    EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE pg_catalog.starts_with(n.nspname::text,
      'tenant_' || pg_catalog.replace(tenant::text, '-', '_') || '_')))
$$;--> statement-breakpoint
-- Tables of tenants' systems by the schemas' names, which marketplace looks up in the first database: these functions know no
-- systems, and run in any database. They run as their caller: row-level security of the tables decides which rows they show.
-- Those that take ids of systems stay for processes of the release before.
CREATE FUNCTION marketplace.schema_tables(schemas text[])
RETURNS TABLE (schema_name text, table_name text, columns jsonb) LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT n.nspname::text, c.relname::text, (
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
      'isNullable', NOT a.attnotnull, 'isKey', coalesce(a.attnum = ANY (k.conkey), false)) ORDER BY a.attnum)
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
  FROM pg_catalog.pg_namespace n
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname <> 'quintet_ledger'
    LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  WHERE n.nspname = ANY (schemas::name[]) AND pg_catalog.starts_with(pg_catalog.pg_get_userbyid(n.nspowner)::text, 'quintet_system_')
  ORDER BY 1, 2
$$;--> statement-breakpoint
-- The table itself; nothing where the schema has none of the name.
CREATE FUNCTION marketplace.schema_table(schema text, relation text) RETURNS regclass
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT c.oid::pg_catalog.regclass FROM pg_catalog.pg_namespace n
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname <> 'quintet_ledger'
  WHERE n.nspname = schema AND c.relname = relation
    AND pg_catalog.starts_with(pg_catalog.pg_get_userbyid(n.nspowner)::text, 'quintet_system_')
$$;--> statement-breakpoint
CREATE FUNCTION marketplace.read_schema_records(schema text, relation text, conditions jsonb, beyond jsonb, page_size integer)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.schema_table(schema, relation);
  limits text := 'true';
  part record;
BEGIN
  FOR part IN
    SELECT c->>'operator' AS operator, c->>'value' AS value, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) AS kind
    FROM pg_catalog.jsonb_array_elements(conditions) c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = target AND a.attname = c->>'column' AND a.attnum > 0 AND NOT a.attisdropped
  LOOP
    limits := limits || ' AND ' || CASE part.operator
      WHEN 'IS_EMPTY' THEN pg_catalog.format('r.%I IS NULL', part.attname)
      WHEN 'IS_FILLED' THEN pg_catalog.format('r.%I IS NOT NULL', part.attname)
      WHEN 'CONTAINS' THEN pg_catalog.format('pg_catalog.strpos(pg_catalog.lower(r.%I::text), pg_catalog.lower(%L)) > 0', part.attname, part.value)
      ELSE pg_catalog.format('r.%I %s %L::%s', part.attname, CASE part.operator WHEN 'EQUALS' THEN '=' WHEN 'DIFFERS' THEN '<>'
        WHEN 'BELOW' THEN '<' WHEN 'ABOVE' THEN '>' WHEN 'AT_MOST' THEN '<=' WHEN 'AT_LEAST' THEN '>=' END, part.value, part.kind)
    END;
  END LOOP;
  IF beyond IS NOT NULL THEN
    limits := limits || pg_catalog.format(' AND (%s) > (%s)', marketplace.key_list(target, NULL), marketplace.key_list(target, beyond));
  END IF;
  RETURN QUERY EXECUTE pg_catalog.format('SELECT %s, %s FROM %s r WHERE %s ORDER BY %s LIMIT %s', marketplace.record_of(target, true),
    marketplace.record_of(target, false), target, limits, marketplace.key_list(target, NULL), page_size);
END $$;--> statement-breakpoint
-- Writes a row: a new one without a key. No row where there is none of the key.
CREATE FUNCTION marketplace.save_schema_record(schema text, relation text, given jsonb, written jsonb)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.schema_table(schema, relation);
  names text;
  taken text;
  work text;
BEGIN
  SELECT pg_catalog.string_agg(pg_catalog.format('%I', a.attname), ', ' ORDER BY a.attnum),
    pg_catalog.string_agg(pg_catalog.format('w.%I', a.attname), ', ' ORDER BY a.attnum) INTO names, taken FROM pg_catalog.pg_attribute a
  WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped AND written ? a.attname::text;
  IF given IS NULL AND names IS NULL THEN
    work := pg_catalog.format('INSERT INTO %s AS r DEFAULT VALUES', target);
  ELSIF given IS NULL THEN
    work := pg_catalog.format('INSERT INTO %1$s AS r (%2$s) SELECT %2$s FROM pg_catalog.jsonb_populate_record(NULL::%1$s, $1)', target, names);
  ELSE
    work := pg_catalog.format('UPDATE %1$s AS r SET (%2$s) = ROW (%3$s) FROM pg_catalog.jsonb_populate_record(NULL::%1$s, $1) AS w WHERE (%4$s) = (%5$s)',
      target, names, taken, marketplace.key_list(target, NULL), marketplace.key_list(target, given));
  END IF;
  RETURN QUERY EXECUTE pg_catalog.format('%s RETURNING %s, %s', work, marketplace.record_of(target, true), marketplace.record_of(target, false))
  USING written;
END $$;--> statement-breakpoint
CREATE FUNCTION marketplace.remove_schema_record(schema text, relation text, given jsonb)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.schema_table(schema, relation);
BEGIN
  RETURN QUERY EXECUTE pg_catalog.format('DELETE FROM %s AS r WHERE (%s) = (%s) RETURNING %s, %s', target, marketplace.key_list(target, NULL),
    marketplace.key_list(target, given), marketplace.record_of(target, true), marketplace.record_of(target, false));
END $$;--> statement-breakpoint
-- What the ledgers of schemas say.
CREATE FUNCTION marketplace.schema_history(schemas text[])
RETURNS TABLE (schema_name text, from_version text, to_version text, checksum text, applied_at timestamptz)
LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  each_schema text;
BEGIN
  FOREACH each_schema IN ARRAY schemas LOOP
    CONTINUE WHEN pg_catalog.to_regclass(pg_catalog.format('%I.quintet_ledger', each_schema)) IS NULL;
    RETURN QUERY EXECUTE pg_catalog.format(
      'SELECT $1, l.from_version, l.to_version, l.checksum, l.applied_at FROM
         (SELECT * FROM %I.quintet_ledger ORDER BY id DESC LIMIT 100) l ORDER BY l.id', each_schema) USING each_schema;
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.enter_tenant(uuid), marketplace.systems_lie_here(uuid), marketplace.schema_tables(text[]),
  marketplace.schema_table(text, text), marketplace.read_schema_records(text, text, jsonb, jsonb, integer),
  marketplace.save_schema_record(text, text, jsonb, jsonb), marketplace.remove_schema_record(text, text, jsonb),
  marketplace.schema_history(text[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.enter_tenant(uuid) TO marketplace_runtime, marketplace_job;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.systems_lie_here(uuid) TO marketplace_runtime, marketplace_readonly, marketplace_job;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.schema_tables(text[]), marketplace.schema_table(text, text),
  marketplace.read_schema_records(text, text, jsonb, jsonb, integer), marketplace.schema_history(text[])
  TO marketplace_runtime, marketplace_readonly;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.save_schema_record(text, text, jsonb, jsonb), marketplace.remove_schema_record(text, text, jsonb)
  TO marketplace_runtime;
