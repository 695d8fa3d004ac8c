CREATE TABLE "tenancy"."memory_entries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"namespace" text NOT NULL,
	"content" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"metadata" jsonb,
	"importance" double precision NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', content)) STORED,
	"model" text,
	"embedding" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "memory_entries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "memory_entries_importance" CHECK (importance between 0 and 1),
	CONSTRAINT "memory_entries_embedding" CHECK ((model is null) = (embedding is null))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."memory_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."memory_searches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"query" text NOT NULL,
	"namespace" text,
	"result_count" integer NOT NULL,
	"engine" text NOT NULL,
	"model" text NOT NULL,
	"milliseconds" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "memory_searches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "memory_searches_engine" CHECK (engine in ('EXACT', 'PGVECTOR'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."memory_searches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "memory_entries_content" ON "tenancy"."memory_entries" USING btree ("tenant_id","user_id","namespace","content_hash");--> statement-breakpoint
CREATE INDEX "memory_entries_user" ON "tenancy"."memory_entries" USING btree ("tenant_id","user_id","id");--> statement-breakpoint
CREATE INDEX "memory_searches_user" ON "tenancy"."memory_searches" USING btree ("tenant_id","user_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."memory_entries" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."memory_searches" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));