-- Creates partitions under an exclusive lock of their table. A writer that had chosen the default partition before, and waited for
-- it, was refused when the month of its row was taken out of it. Waits for others for two seconds at most.
CREATE OR REPLACE FUNCTION identity.keep_months(relation text, at timestamptz, before timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  rest text := relation || '_rest';
  part text;
  starts timestamptz;
  ends timestamptz;
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = 'identity'::pg_catalog.regnamespace AND c.relname = relation AND c.relkind = 'p'
  ) THEN
    RAISE EXCEPTION '% is no table by months', relation USING ERRCODE = '42501';
  END IF;
  -- One process at a time.
  EXECUTE pg_catalog.format('LOCK TABLE ONLY identity.%I IN SHARE UPDATE EXCLUSIVE MODE', relation);
  FOR n IN 0..2 LOOP
    starts := pg_catalog.date_trunc('month', at) + pg_catalog.make_interval(months => n);
    ends := starts + interval '1 month';
    part := relation || pg_catalog.to_char(starts, '"_"YYYY"_"MM');
    CONTINUE WHEN pg_catalog.to_regclass(pg_catalog.format('identity.%I', part)) IS NOT NULL;
    EXECUTE pg_catalog.format('LOCK TABLE ONLY identity.%I IN ACCESS EXCLUSIVE MODE', relation);
    EXECUTE pg_catalog.format('CREATE TABLE identity.%I (LIKE identity.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, relation);
    -- The owner sees no rows of realms while row-level security is forced upon it.
    EXECUTE pg_catalog.format('ALTER TABLE identity.%I NO FORCE ROW LEVEL SECURITY', rest);
    EXECUTE pg_catalog.format(
      'WITH moved AS (DELETE FROM identity.%I WHERE id >= $1 AND id < $2 RETURNING *) INSERT INTO identity.%I SELECT * FROM moved',
      rest, part) USING identity.lowest_id(starts), identity.lowest_id(ends);
    IF before > '-infinity' THEN
      EXECUTE pg_catalog.format('DELETE FROM identity.%I WHERE id < $1', rest) USING identity.lowest_id(before);
    END IF;
    EXECUTE pg_catalog.format('ALTER TABLE identity.%I FORCE ROW LEVEL SECURITY', rest);
    PERFORM identity.isolate_partition(part);
    EXECUTE pg_catalog.format('ALTER TABLE identity.%I ATTACH PARTITION identity.%I FOR VALUES FROM (%L) TO (%L)',
      relation, part, identity.lowest_id(starts), identity.lowest_id(ends));
  END LOOP;
  FOR part IN
    SELECT c.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = pg_catalog.format('identity.%I', relation)::pg_catalog.regclass AND c.relname ~ '_\d{4}_\d{2}$'
      AND pg_catalog.to_timestamp(pg_catalog.right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
  LOOP
    EXECUTE pg_catalog.format('DROP TABLE identity.%I', part);
  END LOOP;
END $$;--> statement-breakpoint
-- The first months are created now: the first job, up to an hour later, finds no rows to move.
SELECT identity.keep_months('login_history', now(), '-infinity');
