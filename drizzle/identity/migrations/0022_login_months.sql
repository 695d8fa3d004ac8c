-- Sign-ins in a partition for each month, told apart by the ids of its rows: a UUIDv7 begins with its time, and so the key stays as
-- it is. What no month has been made for yet lies in the rest.
ALTER TABLE "identity"."login_history" RENAME TO "login_history_before";--> statement-breakpoint
ALTER TABLE "identity"."login_history_before" RENAME CONSTRAINT "login_history_realm_id_id_pk" TO "login_history_before_pk";--> statement-breakpoint
ALTER INDEX "identity"."login_history_user" RENAME TO "login_history_before_user";--> statement-breakpoint
ALTER INDEX "identity"."login_history_tenant" RENAME TO "login_history_before_tenant";--> statement-breakpoint
CREATE TABLE "identity"."login_history" (LIKE "identity"."login_history_before" INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE ("id");--> statement-breakpoint
ALTER TABLE "identity"."login_history" ADD CONSTRAINT "login_history_realm_id_id_pk" PRIMARY KEY("realm_id","id");--> statement-breakpoint
ALTER TABLE "identity"."login_history" ADD CONSTRAINT "login_history_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "login_history_user" ON "identity"."login_history" USING btree ("realm_id","user_id","id");--> statement-breakpoint
CREATE INDEX "login_history_tenant" ON "identity"."login_history" USING btree ("realm_id","tenant_id","id") WHERE tenant_id is not null;--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."login_history" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
-- The lowest UUIDv7 of an instant.
CREATE FUNCTION identity.lowest_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE SET search_path = '' AS $$
  SELECT (pg_catalog.lpad(pg_catalog.to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || pg_catalog.repeat('0', 20))::uuid
$$;--> statement-breakpoint
-- No role reaches a partition but through its table, whose policies hold.
CREATE FUNCTION identity.isolate_partition(part text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE identity.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
  EXECUTE pg_catalog.format('REVOKE ALL ON identity.%I FROM identity_runtime, identity_readonly, identity_job', part);
END $$;--> statement-breakpoint
-- Makes the partitions of the month of an instant and of the two months after it, and removes what ended before another instant.
-- Months are those of UTC. Rows that lie in the rest go to their month when it is made. Waits for others for two seconds at most.
CREATE FUNCTION identity.keep_months(relation text, at timestamptz, before timestamptz) RETURNS void
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
REVOKE ALL ON FUNCTION identity.isolate_partition(text), identity.keep_months(text, timestamptz, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION identity.keep_months(text, timestamptz, timestamptz) TO identity_job;--> statement-breakpoint
CREATE TABLE identity.login_history_rest PARTITION OF identity.login_history DEFAULT;--> statement-breakpoint
SELECT identity.isolate_partition('login_history_rest');--> statement-breakpoint
-- What stands already.
ALTER TABLE identity.login_history_before NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SELECT identity.keep_months('login_history', month, '-infinity') FROM (
  SELECT DISTINCT date_trunc('month', uuid_extract_timestamp(id), 'UTC') AS month FROM identity.login_history_before
  WHERE uuid_extract_timestamp(id) IS NOT NULL UNION SELECT date_trunc('month', now(), 'UTC') ORDER BY 1) months;--> statement-breakpoint
INSERT INTO identity.login_history SELECT * FROM identity.login_history_before;--> statement-breakpoint
DROP TABLE identity.login_history_before;--> statement-breakpoint
ALTER TABLE "identity"."login_history" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
