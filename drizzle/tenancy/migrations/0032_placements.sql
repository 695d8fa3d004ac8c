CREATE TABLE "tenancy"."tenant_databases" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"server" text,
	"region" text,
	"tier" text,
	"shard_key" text,
	"url" "bytea",
	"migration_url" "bytea",
	"error_message" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_databases_kind" CHECK (kind in ('DEDICATED', 'SHARED')),
	CONSTRAINT "tenant_databases_status" CHECK (status in ('PROVISIONING', 'ACTIVE', 'DECOMMISSIONING', 'ARCHIVED')),
	CONSTRAINT "tenant_databases_tier" CHECK (tier in ('FREE', 'BASIC', 'PRO', 'ENTERPRISE')),
	CONSTRAINT "tenant_databases_urls" CHECK ((url is null) = (migration_url is null))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_databases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."tenant_move_tables" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"move_id" uuid NOT NULL,
	"name" text NOT NULL,
	"rows" bigint NOT NULL,
	"checksum" text NOT NULL,
	"is_equal" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_move_tables_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_move_tables" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."tenant_moves" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"status" text NOT NULL,
	"error_message" text,
	"requested_by" uuid,
	"started_at" timestamp with time zone,
	"moved_at" timestamp with time zone,
	"return_requested_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_moves_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tenant_moves_status" CHECK (status in ('QUEUED', 'COPYING', 'VERIFYING', 'MOVED', 'SUSPENDED', 'RETURNED', 'PURGED', 'FAILED')),
	CONSTRAINT "tenant_moves_ends" CHECK (from_id <> to_id)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."tenant_placements" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"database_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tenant_placements_version" CHECK (version > 0)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_placements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_move_tables" ADD CONSTRAINT "tenant_move_tables_tenant_id_move_id_tenant_moves_tenant_id_id_fk" FOREIGN KEY ("tenant_id","move_id") REFERENCES "tenancy"."tenant_moves"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_moves" ADD CONSTRAINT "tenant_moves_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenancy"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_moves" ADD CONSTRAINT "tenant_moves_from_id_tenant_databases_id_fk" FOREIGN KEY ("from_id") REFERENCES "tenancy"."tenant_databases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_moves" ADD CONSTRAINT "tenant_moves_to_id_tenant_databases_id_fk" FOREIGN KEY ("to_id") REFERENCES "tenancy"."tenant_databases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."tenant_placements" ADD CONSTRAINT "tenant_placements_database_id_tenant_databases_id_fk" FOREIGN KEY ("database_id") REFERENCES "tenancy"."tenant_databases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_databases_name" ON "tenancy"."tenant_databases" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_move_tables_name" ON "tenancy"."tenant_move_tables" USING btree ("tenant_id","move_id","name");--> statement-breakpoint
CREATE INDEX "tenant_moves_from" ON "tenancy"."tenant_moves" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "tenant_moves_to" ON "tenancy"."tenant_moves" USING btree ("to_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_moves_running" ON "tenancy"."tenant_moves" USING btree ("tenant_id") WHERE status in ('QUEUED', 'COPYING', 'VERIFYING', 'SUSPENDED');--> statement-breakpoint
CREATE INDEX "tenant_placements_database" ON "tenancy"."tenant_placements" USING btree ("database_id");--> statement-breakpoint
CREATE POLICY "platform" ON "tenancy"."tenant_databases" AS PERMISSIVE FOR ALL TO "tenancy_job", "tenancy_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."tenant_move_tables" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "tenancy"."tenant_move_tables" AS PERMISSIVE FOR ALL TO "tenancy_job", "tenancy_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."tenant_moves" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "tenancy"."tenant_moves" AS PERMISSIVE FOR ALL TO "tenancy_job", "tenancy_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "platform" ON "tenancy"."tenant_placements" AS PERMISSIVE FOR ALL TO "tenancy_job", "tenancy_owner" USING (true) WITH CHECK (true);