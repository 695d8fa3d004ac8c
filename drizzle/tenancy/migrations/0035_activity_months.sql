-- The log of activity in a table for each month, told apart by the ids of its rows: a UUIDv7 begins with its time. A page reads
-- the newest months first and stops; a month that nobody keeps any more is dropped whole.
ALTER TABLE "tenancy"."activities" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."activities" RENAME TO "activities_before";--> statement-breakpoint
CREATE TABLE "tenancy"."activities" (LIKE "tenancy"."activities_before" INCLUDING DEFAULTS) PARTITION BY RANGE ("id");--> statement-breakpoint
-- The lowest UUIDv7 of an instant.
CREATE FUNCTION tenancy.lowest_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
  SELECT (pg_catalog.lpad(pg_catalog.to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || pg_catalog.repeat('0', 20))::uuid
$$;--> statement-breakpoint
-- No role reaches a part of the log but through the log, whose policies hold.
CREATE FUNCTION tenancy.shut_activity_part(part text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE tenancy.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
  EXECUTE pg_catalog.format('REVOKE ALL ON tenancy.%I FROM tenancy_runtime, tenancy_readonly, tenancy_job', part);
END $$;--> statement-breakpoint
-- Months that have a part, by its name.
CREATE FUNCTION tenancy.activity_months() RETURNS TABLE (part text, month timestamptz)
LANGUAGE sql STABLE SET search_path = '' SET timezone = 'UTC' AS $$
  SELECT c.relname::text, pg_catalog.to_timestamp(pg_catalog.substr(c.relname::text, 12), 'YYYY_MM')
  FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'tenancy.activities'::pg_catalog.regclass AND c.relname ~ '^activities_\d{4}_\d{2}$'
$$;--> statement-breakpoint
-- Makes the parts of the months from one to another, without the latter. Rows that came before their month had one are moved.
CREATE FUNCTION tenancy.make_activity_months(since timestamptz, until timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = '' SET timezone = 'UTC' AS $$
DECLARE
  month timestamptz := since;
  following timestamptz;
  part text;
BEGIN
  ALTER TABLE tenancy.activities DETACH PARTITION tenancy.activities_later;
  WHILE month < until LOOP
    following := month + interval '1 month';
    part := 'activities_' || pg_catalog.to_char(month, 'YYYY_MM');
    EXECUTE pg_catalog.format('CREATE TABLE tenancy.%I PARTITION OF tenancy.activities FOR VALUES FROM (%L) TO (%L)',
      part, tenancy.lowest_id(month), tenancy.lowest_id(following));
    PERFORM tenancy.shut_activity_part(part);
    month := following;
  END LOOP;
  -- The owner is held to the policies too, and moves the rows of all tenants.
  ALTER TABLE tenancy.activities NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE tenancy.activities_later NO FORCE ROW LEVEL SECURITY;
  WITH moved AS (DELETE FROM tenancy.activities_later WHERE id < tenancy.lowest_id(month) RETURNING *)
  INSERT INTO tenancy.activities SELECT * FROM moved;
  ALTER TABLE tenancy.activities FORCE ROW LEVEL SECURITY;
  ALTER TABLE tenancy.activities_later FORCE ROW LEVEL SECURITY;
  EXECUTE pg_catalog.format('ALTER TABLE tenancy.activities ATTACH PARTITION tenancy.activities_later FOR VALUES FROM (%L) TO (MAXVALUE)',
    tenancy.lowest_id(month));
END $$;--> statement-breakpoint
-- Makes the parts of this month and the next three, and drops those of months that are past what any tenant keeps, but for rows
-- of no tenant, which are kept for a year. Waits for others for two seconds at most.
CREATE FUNCTION tenancy.keep_activity_months(at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
DECLARE
  since timestamptz;
  until timestamptz := pg_catalog.date_trunc('month', at) + interval '4 months';
  kept_since timestamptz;
  part text;
BEGIN
  SELECT max(m.month) + interval '1 month' INTO since FROM tenancy.activity_months() m;
  IF since < until THEN
    PERFORM tenancy.make_activity_months(since, until);
  END IF;
  SELECT at - pg_catalog.make_interval(days => greatest(365, max(t.activity_retention_days))) INTO kept_since FROM tenancy.tenants t;
  IF EXISTS (SELECT FROM tenancy.activity_months() m WHERE m.month + interval '1 month' <= kept_since) THEN
    -- What is older than a month that is dropped is past it as well. What comes late finds a place.
    DROP TABLE tenancy.activities_earlier;
    FOR part IN SELECT m.part FROM tenancy.activity_months() m WHERE m.month + interval '1 month' <= kept_since LOOP
      EXECUTE pg_catalog.format('DROP TABLE tenancy.%I', part);
    END LOOP;
    SELECT min(m.month) INTO since FROM tenancy.activity_months() m;
    EXECUTE pg_catalog.format('CREATE TABLE tenancy.activities_earlier PARTITION OF tenancy.activities FOR VALUES FROM (MINVALUE) TO (%L)',
      tenancy.lowest_id(since));
    PERFORM tenancy.shut_activity_part('activities_earlier');
  END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION tenancy.shut_activity_part(text), tenancy.make_activity_months(timestamptz, timestamptz),
  tenancy.activity_months(), tenancy.keep_activity_months(timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION tenancy.keep_activity_months(timestamptz) TO tenancy_job;--> statement-breakpoint
-- The rows that are there, each in its month; what is older than a year and a month lies together.
DO $$
DECLARE
  since timestamptz;
BEGIN
  SET LOCAL timezone = 'UTC';
  SELECT date_trunc('month', greatest(now() - interval '13 months', least(now(), min(created_at)))) INTO since
  FROM tenancy.activities_before;
  EXECUTE format('CREATE TABLE tenancy.activities_earlier PARTITION OF tenancy.activities FOR VALUES FROM (MINVALUE) TO (%L)',
    tenancy.lowest_id(since));
  EXECUTE format('CREATE TABLE tenancy.activities_later PARTITION OF tenancy.activities FOR VALUES FROM (%L) TO (MAXVALUE)',
    tenancy.lowest_id(since));
  PERFORM tenancy.shut_activity_part('activities_earlier'), tenancy.shut_activity_part('activities_later');
  PERFORM tenancy.make_activity_months(since, date_trunc('month', now()) + interval '4 months');
  ALTER TABLE tenancy.activities NO FORCE ROW LEVEL SECURITY;
  INSERT INTO tenancy.activities SELECT * FROM tenancy.activities_before;
END $$;--> statement-breakpoint
DROP TABLE "tenancy"."activities_before";--> statement-breakpoint
ALTER TABLE "tenancy"."activities" ADD CONSTRAINT "activities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id");--> statement-breakpoint
CREATE INDEX "activities_user" ON "tenancy"."activities" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "activities_tenant_user" ON "tenancy"."activities" USING btree ("tenant_id","user_id","id");--> statement-breakpoint
CREATE INDEX "activities_action" ON "tenancy"."activities" USING btree ("tenant_id","action","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."activities" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "person" ON "tenancy"."activities" AS PERMISSIVE FOR SELECT TO public USING (coalesce(user_id = (select nullif(current_setting('app.user_id', true), '')::uuid), false));--> statement-breakpoint
ALTER TABLE "tenancy"."activities" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
