-- Scores of the past in a partition for each month. What no month has been made for yet lies in the rest.
DROP INDEX "credit"."score_history_created_at";--> statement-breakpoint
DROP INDEX "credit"."score_history_score";--> statement-breakpoint
ALTER TABLE "credit"."score_history" RENAME TO "score_history_before";--> statement-breakpoint
CREATE TABLE "credit"."score_history" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"score_id" uuid NOT NULL,
	"value_hundredths" integer NOT NULL,
	"model_version" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_history_tenant_id_id_created_at_pk" PRIMARY KEY("tenant_id","id","created_at")
) PARTITION BY RANGE ("created_at");--> statement-breakpoint
CREATE INDEX "score_history_score" ON "credit"."score_history" USING btree ("score_id","id");--> statement-breakpoint
CREATE INDEX "score_history_time" ON "credit"."score_history" USING btree ("score_id","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."score_history" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- A partition that is named by itself shows no more than its table does: it has the same policies.
CREATE FUNCTION credit.isolate_partition(relation text, part text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  rule record;
BEGIN
  FOR rule IN
    SELECT p.polname, pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS shown, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS written,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
      coalesce((SELECT pg_catalog.string_agg(r.rolname, ', ') FROM pg_catalog.pg_roles r WHERE r.oid = ANY (p.polroles)), 'PUBLIC') AS roles
    FROM pg_catalog.pg_policy p WHERE p.polrelid = pg_catalog.format('credit.%I', relation)::pg_catalog.regclass
  LOOP
    EXECUTE pg_catalog.format('CREATE POLICY %I ON credit.%I FOR %s TO %s', rule.polname, part, rule.command, rule.roles)
      || coalesce(' USING (' || rule.shown || ')', '') || coalesce(' WITH CHECK (' || rule.written || ')', '');
  END LOOP;
  EXECUTE pg_catalog.format('ALTER TABLE credit.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
END $$;--> statement-breakpoint
-- Makes the partitions of the month of an instant and of the two months after it, and drops those that ended before another
-- instant. Months are those of UTC. Rows that lie in the rest go to their month when it is made.
CREATE FUNCTION credit.keep_months(relation text, at timestamptz, before timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'UTC' AS $$
DECLARE
  rest text := relation || '_rest';
  part text;
  starts timestamptz;
  ends timestamptz;
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = 'credit'::pg_catalog.regnamespace AND c.relname = relation AND c.relkind = 'p'
  ) THEN
    RAISE EXCEPTION '% is no table by months', relation USING ERRCODE = '42501';
  END IF;
  -- One process at a time.
  EXECUTE pg_catalog.format('LOCK TABLE ONLY credit.%I IN SHARE UPDATE EXCLUSIVE MODE', relation);
  FOR n IN 0..2 LOOP
    starts := pg_catalog.date_trunc('month', at) + pg_catalog.make_interval(months => n);
    ends := starts + interval '1 month';
    part := relation || pg_catalog.to_char(starts, '"_"YYYY"_"MM');
    CONTINUE WHEN pg_catalog.to_regclass(pg_catalog.format('credit.%I', part)) IS NOT NULL;
    EXECUTE pg_catalog.format('CREATE TABLE credit.%I (LIKE credit.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, relation);
    -- The owner sees no rows of tenants while row-level security is forced upon it.
    EXECUTE pg_catalog.format('ALTER TABLE credit.%I NO FORCE ROW LEVEL SECURITY', rest);
    EXECUTE pg_catalog.format(
      'WITH moved AS (DELETE FROM credit.%I WHERE created_at >= $1 AND created_at < $2 RETURNING *) INSERT INTO credit.%I SELECT * FROM moved',
      rest, part) USING starts, ends;
    EXECUTE pg_catalog.format('DELETE FROM credit.%I WHERE created_at < $1', rest) USING before;
    EXECUTE pg_catalog.format('ALTER TABLE credit.%I FORCE ROW LEVEL SECURITY', rest);
    PERFORM credit.isolate_partition(relation, part);
    EXECUTE pg_catalog.format('ALTER TABLE credit.%I ATTACH PARTITION credit.%I FOR VALUES FROM (%L) TO (%L)', relation, part, starts, ends);
  END LOOP;
  FOR part IN
    SELECT c.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = pg_catalog.format('credit.%I', relation)::pg_catalog.regclass AND c.relname ~ '_\d{4}_\d{2}$'
      AND pg_catalog.to_timestamp(pg_catalog.right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before
  LOOP
    EXECUTE pg_catalog.format('DROP TABLE credit.%I', part);
  END LOOP;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION credit.isolate_partition(text, text), credit.keep_months(text, timestamptz, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION credit.keep_months(text, timestamptz, timestamptz) TO credit_job;--> statement-breakpoint
CREATE TABLE credit.score_history_rest PARTITION OF credit.score_history DEFAULT;--> statement-breakpoint
SELECT credit.isolate_partition('score_history', 'score_history_rest');--> statement-breakpoint
-- What stands already.
ALTER TABLE credit.score_history_before NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SELECT credit.keep_months('score_history', month, '-infinity') FROM (
  SELECT DISTINCT date_trunc('month', created_at, 'UTC') AS month FROM credit.score_history_before ORDER BY 1) months;--> statement-breakpoint
INSERT INTO credit.score_history SELECT tenant_id, id, score_id, value_hundredths, model_version, created_at FROM credit.score_history_before;--> statement-breakpoint
DROP TABLE credit.score_history_before;--> statement-breakpoint
ALTER TABLE "credit"."score_history" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
