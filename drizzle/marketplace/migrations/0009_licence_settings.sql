CREATE TABLE "marketplace"."billing_clocks" (
	"tenant_id" uuid NOT NULL,
	"offset_milliseconds" bigint NOT NULL,
	CONSTRAINT "billing_clocks_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."billing_clocks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."licences" ADD COLUMN "settings" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "marketplace"."licences" ADD COLUMN "purchase_id" uuid;--> statement-breakpoint
ALTER TABLE "marketplace"."licences" ADD COLUMN "subscription_id" uuid;--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."licences" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."billing_clocks" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));