-- Usage by days in a partition for each month. What no month has been made for yet lies in the rest.
ALTER TABLE "marketplace"."usage_days" RENAME TO "usage_days_before";--> statement-breakpoint
ALTER TABLE "marketplace"."usage_days_before" RENAME CONSTRAINT "usage_days_tenant_id_day_metric_pk" TO "usage_days_before_pk";--> statement-breakpoint
CREATE TABLE "marketplace"."usage_days" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"metric" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "usage_days_tenant_id_day_metric_pk" PRIMARY KEY("tenant_id","day","metric")
) PARTITION BY RANGE ("day");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."usage_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."usage_days" AS PERMISSIVE FOR ALL TO "marketplace_owner", "marketplace_job" USING (true) WITH CHECK (true);--> statement-breakpoint
-- No role reaches a partition but through its table, whose policies hold.
CREATE FUNCTION marketplace.isolate_partition(relation text, part text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE marketplace.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
  EXECUTE pg_catalog.format('REVOKE ALL ON marketplace.%I FROM marketplace_runtime, marketplace_readonly, marketplace_job', part);
END $$;--> statement-breakpoint
-- Makes the partitions of the month of an instant and of the two months after it, and drops those that ended before another
-- instant. Months are those of UTC. Rows that lie in the rest go to their month when it is made.
CREATE FUNCTION marketplace.keep_months(relation text, at timestamptz, before timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'UTC' AS $$
DECLARE
  rest text := relation || '_rest';
  part text;
  starts date;
  ends date;
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = 'marketplace'::pg_catalog.regnamespace AND c.relname = relation AND c.relkind = 'p'
  ) THEN
    RAISE EXCEPTION '% is no table by months', relation USING ERRCODE = '42501';
  END IF;
  -- One process at a time.
  EXECUTE pg_catalog.format('LOCK TABLE ONLY marketplace.%I IN SHARE UPDATE EXCLUSIVE MODE', relation);
  FOR n IN 0..2 LOOP
    starts := pg_catalog.date_trunc('month', at) + pg_catalog.make_interval(months => n);
    ends := starts + interval '1 month';
    part := relation || pg_catalog.to_char(starts, '"_"YYYY"_"MM');
    CONTINUE WHEN pg_catalog.to_regclass(pg_catalog.format('marketplace.%I', part)) IS NOT NULL;
    EXECUTE pg_catalog.format('CREATE TABLE marketplace.%I (LIKE marketplace.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, relation);
    -- The owner sees no rows of tenants while row-level security is forced upon it.
    EXECUTE pg_catalog.format('ALTER TABLE marketplace.%I NO FORCE ROW LEVEL SECURITY', rest);
    EXECUTE pg_catalog.format(
      'WITH moved AS (DELETE FROM marketplace.%I WHERE day >= $1 AND day < $2 RETURNING *) INSERT INTO marketplace.%I SELECT * FROM moved',
      rest, part) USING starts, ends;
    IF before > '-infinity' THEN
      EXECUTE pg_catalog.format('DELETE FROM marketplace.%I WHERE day < $1', rest) USING before::date;
    END IF;
    EXECUTE pg_catalog.format('ALTER TABLE marketplace.%I FORCE ROW LEVEL SECURITY', rest);
    PERFORM marketplace.isolate_partition(relation, part);
    EXECUTE pg_catalog.format('ALTER TABLE marketplace.%I ATTACH PARTITION marketplace.%I FOR VALUES FROM (%L) TO (%L)', relation, part, starts, ends);
  END LOOP;
  FOR part IN
    SELECT c.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = pg_catalog.format('marketplace.%I', relation)::pg_catalog.regclass AND c.relname ~ '_\d{4}_\d{2}$'
      AND pg_catalog.to_timestamp(pg_catalog.right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
  LOOP
    EXECUTE pg_catalog.format('DROP TABLE marketplace.%I', part);
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.isolate_partition(text, text), marketplace.keep_months(text, timestamptz, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.keep_months(text, timestamptz, timestamptz) TO marketplace_job;--> statement-breakpoint
CREATE TABLE marketplace.usage_days_rest PARTITION OF marketplace.usage_days DEFAULT;--> statement-breakpoint
SELECT marketplace.isolate_partition('usage_days', 'usage_days_rest');--> statement-breakpoint
-- What stands already.
ALTER TABLE marketplace.usage_days_before NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SELECT marketplace.keep_months('usage_days', month, '-infinity') FROM (
  SELECT DISTINCT date_trunc('month', day::timestamp) AT TIME ZONE 'UTC' AS month FROM marketplace.usage_days_before ORDER BY 1) months;--> statement-breakpoint
INSERT INTO marketplace.usage_days SELECT tenant_id, day, metric, count FROM marketplace.usage_days_before;--> statement-breakpoint
DROP TABLE marketplace.usage_days_before;--> statement-breakpoint
ALTER TABLE "marketplace"."usage_days" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
