-- Processes of the release before write rows of installed systems by these functions, and do not ask where the tenant is. They ask
-- it themselves: what is written beside a move would be acknowledged, and lost.
CREATE OR REPLACE FUNCTION marketplace.save_system_record(installed uuid, relation text, given jsonb, written jsonb)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.system_table(installed, relation);
  names text;
  taken text;
  work text;
BEGIN
  PERFORM marketplace.enter_tenant(nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid);
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
CREATE OR REPLACE FUNCTION marketplace.remove_system_record(installed uuid, relation text, given jsonb)
RETURNS TABLE (record_key jsonb, record jsonb) LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  target pg_catalog.regclass := marketplace.system_table(installed, relation);
BEGIN
  PERFORM marketplace.enter_tenant(nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid);
  RETURN QUERY EXECUTE pg_catalog.format('DELETE FROM %s AS r WHERE (%s) = (%s) RETURNING %s, %s', target, marketplace.key_list(target, NULL),
    marketplace.key_list(target, given), marketplace.record_of(target, true), marketplace.record_of(target, false));
END $$;
