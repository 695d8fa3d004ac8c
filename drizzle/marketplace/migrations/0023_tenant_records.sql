-- Tables of tenants' systems. These functions run as their caller: row-level security decides which systems there are, and
-- which rows their tables show. Names of tables and columns are looked up before they are written into a statement.
CREATE FUNCTION marketplace.system_tables(ids uuid[])
RETURNS TABLE (tenant_system_id uuid, table_name text, columns jsonb) LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT t.id, c.relname::text, (
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('name', a.attname, 'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
      'isNullable', NOT a.attnotnull, 'isKey', coalesce(a.attnum = ANY (k.conkey), false)) ORDER BY a.attnum)
    FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
  FROM marketplace.tenant_systems t
    JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema_name
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname <> 'quintet_ledger'
    LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  WHERE t.tenant_id = nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid AND t.id = ANY (ids)
    AND t.version_id IS NOT NULL AND t.status <> 'REMOVED'
  ORDER BY 1, 2
$$;--> statement-breakpoint
-- The table itself; nothing where the active tenant has none of the name.
CREATE FUNCTION marketplace.system_table(installed uuid, relation text) RETURNS regclass
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT c.oid::pg_catalog.regclass FROM marketplace.tenant_systems t
    JOIN pg_catalog.pg_namespace n ON n.nspname = t.schema_name
    JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r' AND c.relname <> 'quintet_ledger'
  WHERE t.tenant_id = nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid AND t.id = installed
    AND c.relname = relation AND t.version_id IS NOT NULL AND t.status <> 'REMOVED'
$$;--> statement-breakpoint
-- Columns of a table as one JSON object. JSON's numbers have 53 bits: larger kinds are texts.
CREATE FUNCTION marketplace.record_of(target regclass, only_key boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT 'pg_catalog.jsonb_build_object(' || coalesce(pg_catalog.string_agg(pg_catalog.format(
    CASE WHEN a.atttypid IN ('int8'::pg_catalog.regtype, 'numeric'::pg_catalog.regtype) THEN '%L, r.%I::text' ELSE '%L, r.%I' END,
    a.attname, a.attname), ', ' ORDER BY a.attnum), '') || ')'
  FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
  WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped AND (NOT only_key OR a.attnum = ANY (k.conkey))
$$;--> statement-breakpoint
-- A list of the key's columns, or of values for them.
CREATE FUNCTION marketplace.key_list(target regclass, given jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT pg_catalog.string_agg(CASE WHEN given IS NULL THEN pg_catalog.format('r.%I', a.attname)
    ELSE pg_catalog.format('%L::%s', given->>a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod)) END, ', ' ORDER BY a.attnum)
  FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
  WHERE k.conrelid = target AND k.contype = 'p'
$$;--> statement-breakpoint
CREATE FUNCTION marketplace.read_system_records(installed uuid, relation text, conditions jsonb, beyond jsonb, page_size integer)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.system_table(installed, relation);
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
CREATE FUNCTION marketplace.save_system_record(installed uuid, relation text, given jsonb, written jsonb)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.system_table(installed, relation);
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
CREATE FUNCTION marketplace.remove_system_record(installed uuid, relation text, given jsonb)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.system_table(installed, relation);
BEGIN
  RETURN QUERY EXECUTE pg_catalog.format('DELETE FROM %s AS r WHERE (%s) = (%s) RETURNING %s, %s', target, marketplace.key_list(target, NULL),
    marketplace.key_list(target, given), marketplace.record_of(target, true), marketplace.record_of(target, false));
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.system_tables(uuid[]), marketplace.system_table(uuid, text), marketplace.record_of(regclass, boolean),
  marketplace.key_list(regclass, jsonb), marketplace.read_system_records(uuid, text, jsonb, jsonb, integer),
  marketplace.save_system_record(uuid, text, jsonb, jsonb), marketplace.remove_system_record(uuid, text, jsonb) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.system_tables(uuid[]), marketplace.system_table(uuid, text), marketplace.record_of(regclass, boolean),
  marketplace.key_list(regclass, jsonb), marketplace.read_system_records(uuid, text, jsonb, jsonb, integer)
  TO marketplace_runtime, marketplace_readonly;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.save_system_record(uuid, text, jsonb, jsonb), marketplace.remove_system_record(uuid, text, jsonb)
  TO marketplace_runtime;
