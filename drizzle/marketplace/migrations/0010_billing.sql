CREATE TABLE "marketplace"."purchases" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"module_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"provider" text NOT NULL,
	"reference" text,
	"client_secret" text,
	"reason" text,
	"created_by" uuid,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "purchases_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "purchases_status" CHECK (status in ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED', 'IN_REVIEW', 'REFUNDED')),
	CONSTRAINT "purchases_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."purchases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."invoices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subscription_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"attempt_count" integer NOT NULL,
	"period_end" timestamp with time zone NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invoices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invoices_reference" UNIQUE("tenant_id","reference"),
	CONSTRAINT "invoices_status" CHECK (status in ('OPEN', 'PAID', 'VOID'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."invoices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."subscriptions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"module_id" uuid NOT NULL,
	"status" text NOT NULL,
	"interval" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"provider" text NOT NULL,
	"reference" text,
	"client_secret" text,
	"payment_method" text,
	"anchor_at" timestamp with time zone NOT NULL,
	"period_start" timestamp with time zone,
	"period_end" timestamp with time zone,
	"paid_until" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"cancel_at_period_end" boolean DEFAULT false NOT NULL,
	"grace_days" integer DEFAULT 7 NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"state_rank" integer DEFAULT 0 NOT NULL,
	"ended_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subscriptions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "subscriptions_interval" CHECK (interval in ('MONTH', 'YEAR')),
	CONSTRAINT "subscriptions_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."subscriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."licences" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "marketplace"."purchases" ADD CONSTRAINT "purchases_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "marketplace"."modules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."invoices" ADD CONSTRAINT "invoices_tenant_id_subscription_id_subscriptions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","subscription_id") REFERENCES "marketplace"."subscriptions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."subscriptions" ADD CONSTRAINT "subscriptions_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "marketplace"."modules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "purchases_pending" ON "marketplace"."purchases" USING btree ("tenant_id","module_id") WHERE status in ('PENDING', 'PROCESSING');--> statement-breakpoint
CREATE INDEX "purchases_id" ON "marketplace"."purchases" USING btree ("id");--> statement-breakpoint
CREATE INDEX "purchases_module" ON "marketplace"."purchases" USING btree ("module_id");--> statement-breakpoint
CREATE INDEX "invoices_subscription" ON "marketplace"."invoices" USING btree ("tenant_id","subscription_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_live" ON "marketplace"."subscriptions" USING btree ("tenant_id","module_id") WHERE status not in ('CANCELLED', 'INCOMPLETE_EXPIRED');--> statement-breakpoint
CREATE INDEX "subscriptions_id" ON "marketplace"."subscriptions" USING btree ("id");--> statement-breakpoint
CREATE INDEX "subscriptions_module" ON "marketplace"."subscriptions" USING btree ("module_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."purchases" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."purchases" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."invoices" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."subscriptions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."subscriptions" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);