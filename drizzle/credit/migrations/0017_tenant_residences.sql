CREATE TABLE "credit"."tenant_residences" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"move_id" uuid NOT NULL,
	"positions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_residences_state" CHECK (state in ('HERE', 'ARRIVING', 'AWAY'))
);
--> statement-breakpoint
ALTER TABLE "credit"."tenant_residences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "platform" ON "credit"."tenant_residences" AS PERMISSIVE FOR ALL TO "credit_job", "credit_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Every write transaction of a tenant begins with this. A move holds the lock alone: then, and where the tenant lives
-- elsewhere, the write is refused before it has done anything. QT001 is known to the kit as "try again".
CREATE FUNCTION credit.enter_tenant(tenant uuid) RETURNS void LANGUAGE plpgsql STRICT SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF NOT pg_catalog.pg_try_advisory_xact_lock_shared(pg_catalog.hashtextextended('credit ' || tenant::text, 0)) THEN
    RAISE EXCEPTION 'The tenant % is being moved', tenant USING ERRCODE = 'QT001';
  END IF;
  -- After the lock: a move that ended meanwhile is seen.
  PERFORM FROM credit.tenant_residences r WHERE r.tenant_id = tenant AND r.state <> 'HERE';
  IF FOUND THEN
    RAISE EXCEPTION 'The tenant % lives in another database', tenant USING ERRCODE = 'QT001';
  END IF;
END $$;--> statement-breakpoint
-- Whether this database consumes an event of a tenant. To be asked after the cursor was moved, in the same transaction:
-- a move that decides it holds the cursors.
CREATE FUNCTION credit.event_is_due(tenant uuid, event text, at_position bigint, is_home boolean) RETURNS boolean
LANGUAGE plpgsql STRICT SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  residence credit.tenant_residences;
BEGIN
  SELECT * INTO residence FROM credit.tenant_residences r WHERE r.tenant_id = tenant;
  IF NOT FOUND THEN RETURN is_home; END IF;
  IF residence.state = 'AWAY' OR at_position <= coalesce((residence.positions ->> event)::bigint, 0) THEN RETURN false; END IF;
  IF residence.state = 'ARRIVING' THEN
    RAISE EXCEPTION 'The tenant % is being moved', tenant USING ERRCODE = 'QT001';
  END IF;
  RETURN true;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION credit.enter_tenant(uuid), credit.event_is_due(uuid, text, bigint, boolean) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION credit.enter_tenant(uuid), credit.event_is_due(uuid, text, bigint, boolean) TO credit_runtime, credit_job;
