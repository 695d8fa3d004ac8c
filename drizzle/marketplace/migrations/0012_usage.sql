CREATE TABLE "marketplace"."usage_days" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"metric" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "usage_days_tenant_id_day_metric_pk" PRIMARY KEY("tenant_id","day","metric")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."usage_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."usage_refreshes" (
	"name" text PRIMARY KEY NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "marketplace"."usage_refreshes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."orders" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."usage_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."usage_days" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."usage_refreshes" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);