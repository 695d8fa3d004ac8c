CREATE TABLE "tenancy"."notification_preferences" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"is_enabled" boolean NOT NULL,
	"digest" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_preferences_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_preferences_channel" UNIQUE("tenant_id","user_id","channel"),
	CONSTRAINT "notification_preferences_channel_known" CHECK (channel in ('EMAIL', 'SMS', 'IN_APP')),
	CONSTRAINT "notification_preferences_digest" CHECK (digest in ('NONE', 'DAILY', 'WEEKLY'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."notification_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."notification_template_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"template_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_template_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_template_versions_number" UNIQUE("tenant_id","template_id","number")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."notification_template_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."notification_templates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"category" text NOT NULL,
	"subject" text,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "notification_templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_templates_channel" CHECK (channel in ('EMAIL', 'SMS', 'IN_APP')),
	CONSTRAINT "notification_templates_category" CHECK (category in ('MARKETING', 'UPDATES', 'SECURITY', 'NEWSLETTER', 'BILLING'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."notification_templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."notifications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"template_id" uuid,
	"template_version" integer,
	"subject" text,
	"body" text NOT NULL,
	"dedupe_key" text,
	"attempts" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notifications_channel" CHECK (channel in ('EMAIL', 'SMS', 'IN_APP')),
	CONSTRAINT "notifications_category" CHECK (category in ('MARKETING', 'UPDATES', 'SECURITY', 'NEWSLETTER', 'BILLING')),
	CONSTRAINT "notifications_status" CHECK (status in ('QUEUED', 'SENT', 'FAILED', 'SUPPRESSED'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."notification_template_versions" ADD CONSTRAINT "notification_template_versions_template" FOREIGN KEY ("tenant_id","template_id") REFERENCES "tenancy"."notification_templates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."notifications" ADD CONSTRAINT "notifications_tenant_id_template_id_notification_templates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","template_id") REFERENCES "tenancy"."notification_templates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_templates_name" ON "tenancy"."notification_templates" USING btree ("tenant_id","name","channel") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "notifications_user" ON "tenancy"."notifications" USING btree ("tenant_id","user_id","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "tenancy"."notifications" USING btree ("tenant_id","user_id","id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notifications_status" ON "tenancy"."notifications" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE INDEX "notifications_template" ON "tenancy"."notifications" USING btree ("tenant_id","template_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_dedupe" ON "tenancy"."notifications" USING btree ("tenant_id","user_id","dedupe_key");--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."notification_preferences" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."notification_template_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."notification_templates" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."notifications" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));