CREATE TABLE "identity"."job_effects" (
	"tenant_id" uuid,
	"job_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_effects_job" UNIQUE NULLS NOT DISTINCT("tenant_id","job_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."job_effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."job_requests" (
	"id" uuid NOT NULL,
	"queue" text NOT NULL,
	"tenant_id" uuid,
	"user_id" uuid,
	"realm_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"start_after" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_requests_job" UNIQUE NULLS NOT DISTINCT("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."job_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."job_schedules" (
	"queue" text PRIMARY KEY NOT NULL,
	"fired_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."job_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "job_effects_created_at" ON "identity"."job_effects" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "job_requests_due" ON "identity"."job_requests" USING btree ("start_after");--> statement-breakpoint
CREATE POLICY "request" ON "identity"."job_effects" AS PERMISSIVE FOR INSERT TO public WITH CHECK (not (tenant_id is distinct from (select nullif(current_setting('app.tenant_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "platform" ON "identity"."job_effects" AS PERMISSIVE FOR ALL TO "identity_job", "identity_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "request" ON "identity"."job_requests" AS PERMISSIVE FOR INSERT TO public WITH CHECK (not (tenant_id is distinct from (select nullif(current_setting('app.tenant_id', true), '')::uuid)));--> statement-breakpoint
CREATE POLICY "platform" ON "identity"."job_requests" AS PERMISSIVE FOR ALL TO "identity_job", "identity_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "platform" ON "identity"."job_schedules" AS PERMISSIVE FOR ALL TO "identity_job", "identity_owner" USING (true) WITH CHECK (true);