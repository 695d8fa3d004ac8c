CREATE TABLE "marketplace"."management_systems" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"type" text NOT NULL,
	"vendor" text NOT NULL,
	"status" text NOT NULL,
	"is_installed_at_provisioning" boolean NOT NULL,
	"metadata" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "management_systems_slug" UNIQUE("slug"),
	CONSTRAINT "management_systems_status" CHECK (status in ('ACTIVE', 'DEPRECATED', 'RETIRED'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."management_systems" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."system_migrations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"system_id" uuid NOT NULL,
	"version_from" text NOT NULL,
	"version_to" text NOT NULL,
	"schema_version_from" integer NOT NULL,
	"schema_version_to" integer NOT NULL,
	"migration_sql" text NOT NULL,
	"rollback_sql" text,
	"description" text,
	"checksum" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "system_migrations_step" UNIQUE("system_id","version_from","version_to")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."system_migrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."system_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"system_id" uuid NOT NULL,
	"version" text NOT NULL,
	"schema_version" integer NOT NULL,
	"is_latest" boolean NOT NULL,
	"release_date" timestamp with time zone NOT NULL,
	"release_notes" text,
	"dependencies" jsonb NOT NULL,
	"compatibility" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "system_versions_version" UNIQUE("system_id","version"),
	CONSTRAINT "system_versions_schema" CHECK (schema_version > 0)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."system_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."system_migrations" ADD CONSTRAINT "system_migrations_system_id_management_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "marketplace"."management_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."system_versions" ADD CONSTRAINT "system_versions_system_id_management_systems_id_fk" FOREIGN KEY ("system_id") REFERENCES "marketplace"."management_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "system_versions_latest" ON "marketplace"."system_versions" USING btree ("system_id") WHERE is_latest;--> statement-breakpoint
CREATE POLICY "catalogue" ON "marketplace"."management_systems" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."management_systems" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "catalogue" ON "marketplace"."system_migrations" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."system_migrations" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "catalogue" ON "marketplace"."system_versions" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."system_versions" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);