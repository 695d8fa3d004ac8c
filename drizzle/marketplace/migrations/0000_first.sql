CREATE SCHEMA "marketplace";
--> statement-breakpoint
CREATE TABLE "marketplace"."idempotency_keys" (
	"user_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_tenant_id_operation_key_pk" PRIMARY KEY("user_id","tenant_id","operation","key")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."licences" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"module_id" uuid NOT NULL,
	"type" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"suspended_at" timestamp with time zone,
	"suspend_reason" text,
	"trial_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "licences_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "licences_module" UNIQUE("tenant_id","module_id"),
	CONSTRAINT "licences_type" CHECK (type in ('TRIAL', 'PURCHASED', 'SUBSCRIPTION'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."licences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."modules" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"version" text NOT NULL,
	"trial_days" integer DEFAULT 14 NOT NULL,
	"dependencies" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "modules_trial_days" CHECK (trial_days >= 0)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."modules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."licences" ADD CONSTRAINT "licences_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "marketplace"."modules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "modules_slug" ON "marketplace"."modules" USING btree ("slug");--> statement-breakpoint
CREATE POLICY "own" ON "marketplace"."idempotency_keys" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."licences" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "catalogue" ON "marketplace"."modules" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."modules" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);