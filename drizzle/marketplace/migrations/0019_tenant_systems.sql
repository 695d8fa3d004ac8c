CREATE TABLE "marketplace"."tenant_systems" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"system_id" uuid NOT NULL,
	"version_id" uuid,
	"target_version_id" uuid,
	"status" text NOT NULL,
	"schema_name" text NOT NULL,
	"configurations" jsonb NOT NULL,
	"features_enabled" jsonb NOT NULL,
	"error_message" text,
	"installed_at" timestamp with time zone,
	"change_number" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenant_systems_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tenant_systems_status" CHECK (status in ('PENDING', 'INSTALLING', 'ACTIVE', 'UPGRADING', 'ROLLING_BACK', 'FAILED', 'UNINSTALLING', 'REMOVED'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."tenant_systems" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."tenant_systems" ADD CONSTRAINT "tenant_systems_system_id_management_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "marketplace"."management_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."tenant_systems" ADD CONSTRAINT "tenant_systems_version_id_system_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "marketplace"."system_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."tenant_systems" ADD CONSTRAINT "tenant_systems_target_version_id_system_versions_id_fk" FOREIGN KEY ("target_version_id") REFERENCES "marketplace"."system_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_systems_system" ON "marketplace"."tenant_systems" USING btree ("system_id","tenant_id") WHERE status <> 'REMOVED';--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_systems_schema" ON "marketplace"."tenant_systems" USING btree ("schema_name","tenant_id") WHERE status <> 'REMOVED';--> statement-breakpoint
CREATE INDEX "tenant_systems_of_system" ON "marketplace"."tenant_systems" USING btree ("system_id");--> statement-breakpoint
CREATE INDEX "tenant_systems_of_version" ON "marketplace"."tenant_systems" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "tenant_systems_of_target" ON "marketplace"."tenant_systems" USING btree ("target_version_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."tenant_systems" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));