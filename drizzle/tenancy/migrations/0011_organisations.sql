CREATE TABLE "tenancy"."role_policies" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"role_id" uuid NOT NULL,
	"effect" text NOT NULL,
	"resource" text NOT NULL,
	"action" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "role_policies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "role_policies_effect" CHECK (effect in ('ALLOW', 'DENY'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."role_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."tenant_roles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"scopes" text[] NOT NULL,
	"permissions" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."feature_flags" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"key" text NOT NULL,
	"description" text,
	"is_enabled" boolean NOT NULL,
	"roles" text[],
	"user_ids" uuid[],
	"percentage" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feature_flags_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "feature_flags_percentage" CHECK (percentage between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."feature_flags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"roles" text[] NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"invited_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitations_status" CHECK (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'CANCELLED'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."provisioning_steps" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"error_message" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provisioning_steps_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."provisioning_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."security_policies" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"version" integer NOT NULL,
	"session" jsonb NOT NULL,
	"two_factor" jsonb NOT NULL,
	"ip_restrictions" jsonb NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "security_policies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."security_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" DROP CONSTRAINT "tenants_status";--> statement-breakpoint
ALTER TABLE "tenancy"."role_bindings" DROP CONSTRAINT "role_bindings_role_roles_slug_fk";
--> statement-breakpoint
ALTER TABLE "tenancy"."platform_bindings" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenancy"."platform_bindings" ADD COLUMN "granted_by" uuid;--> statement-breakpoint
ALTER TABLE "tenancy"."role_bindings" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenancy"."role_bindings" ADD COLUMN "granted_by" uuid;--> statement-breakpoint
ALTER TABLE "tenancy"."memberships" ADD COLUMN "status" text DEFAULT 'ACTIVE' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."memberships" ADD COLUMN "metadata" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "status_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "tier" text DEFAULT 'FREE' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "max_users" integer;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "features" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "settings" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "logo_url" text;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "colors" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "onboarding_status" text DEFAULT 'PENDING' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "activity_retention_days" integer DEFAULT 365 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "default_role" text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "has_own_people" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "deletion_requested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "deletion_requested_by" uuid;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "deletion_scheduled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "tenancy"."role_policies" ADD CONSTRAINT "role_policies_tenant_id_role_id_tenant_roles_tenant_id_id_fk" FOREIGN KEY ("tenant_id","role_id") REFERENCES "tenancy"."tenant_roles"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."provisioning_steps" ADD CONSTRAINT "provisioning_steps_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenancy"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."security_policies" ADD CONSTRAINT "security_policies_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenancy"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_policies_role" ON "tenancy"."role_policies" USING btree ("tenant_id","role_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_roles_slug" ON "tenancy"."tenant_roles" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "feature_flags_key" ON "tenancy"."feature_flags" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_pending" ON "tenancy"."invitations" USING btree ("tenant_id","email_norm") WHERE status = 'PENDING';--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "tenancy"."invitations" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "invitations_status" ON "tenancy"."invitations" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "provisioning_steps_name" ON "tenancy"."provisioning_steps" USING btree ("tenant_id","name");--> statement-breakpoint
CREATE INDEX "role_bindings_role" ON "tenancy"."role_bindings" USING btree ("tenant_id","role");--> statement-breakpoint
CREATE INDEX "role_bindings_expiry" ON "tenancy"."role_bindings" USING btree ("expires_at") WHERE expires_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_external_id" ON "tenancy"."tenants" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "tenants_status" ON "tenancy"."tenants" USING btree ("status","id");--> statement-breakpoint
ALTER TABLE "tenancy"."memberships" ADD CONSTRAINT "memberships_status" CHECK (status in ('ACTIVE', 'SUSPENDED'));--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD CONSTRAINT "tenants_tier" CHECK (tier in ('FREE', 'BASIC', 'PRO', 'ENTERPRISE'));--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD CONSTRAINT "tenants_onboarding" CHECK (onboarding_status in ('PENDING', 'IN_PROGRESS', 'COMPLETED'));--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD CONSTRAINT "tenants_max_users" CHECK (max_users >= 1);--> statement-breakpoint
ALTER TABLE "tenancy"."tenants" ADD CONSTRAINT "tenants_status" CHECK (status in ('PROVISIONING', 'ACTIVE', 'INACTIVE', 'SUSPENDED', 'PENDING_DELETION', 'DELETED'));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."role_policies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."tenant_roles" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."feature_flags" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."invitations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."provisioning_steps" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."security_policies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));