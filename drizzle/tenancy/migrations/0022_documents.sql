CREATE TABLE "tenancy"."buckets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"max_file_bytes" integer,
	"max_total_megabytes" integer,
	"content_types" text[],
	"retention_days" integer NOT NULL,
	"used_bytes" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "buckets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "buckets_used_bytes" CHECK (used_bytes >= 0)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."buckets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."document_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"number" integer,
	"status" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"scan" text,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "document_versions_status" CHECK (status in ('PENDING', 'AVAILABLE')),
	CONSTRAINT "document_versions_scan" CHECK (scan in ('SKIPPED', 'CLEAN'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."document_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"bucket_id" uuid NOT NULL,
	"is_shared" boolean NOT NULL,
	"owner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"version" integer NOT NULL,
	"metadata" jsonb NOT NULL,
	"deleted_at" timestamp with time zone,
	"purged_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "documents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "documents_type" CHECK (type in ('RESUME', 'NATIONAL_ID', 'TRANSCRIPT', 'REPORT', 'OTHER')),
	CONSTRAINT "documents_status" CHECK (status in ('PENDING', 'AVAILABLE', 'REJECTED', 'DELETED'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."document_versions" ADD CONSTRAINT "document_versions_tenant_id_document_id_documents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","document_id") REFERENCES "tenancy"."documents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."documents" ADD CONSTRAINT "documents_tenant_id_bucket_id_buckets_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bucket_id") REFERENCES "tenancy"."buckets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "buckets_slug" ON "tenancy"."buckets" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE INDEX "document_versions_document" ON "tenancy"."document_versions" USING btree ("tenant_id","document_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "document_versions_number" ON "tenancy"."document_versions" USING btree ("tenant_id","document_id","number");--> statement-breakpoint
CREATE INDEX "document_versions_pending" ON "tenancy"."document_versions" USING btree ("tenant_id","uploaded_by","id") WHERE status = 'PENDING';--> statement-breakpoint
CREATE INDEX "documents_owner" ON "tenancy"."documents" USING btree ("tenant_id","owner_id","id");--> statement-breakpoint
CREATE INDEX "documents_bucket" ON "tenancy"."documents" USING btree ("tenant_id","bucket_id","id");--> statement-breakpoint
CREATE INDEX "documents_shared" ON "tenancy"."documents" USING btree ("tenant_id","id") WHERE is_shared;--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."buckets" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."document_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."documents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- The bucket that every tenant has, for those that are there already.
DO $$
DECLARE
  t uuid;
BEGIN
  FOR t IN SELECT id FROM tenancy.tenants LOOP
    PERFORM set_config('app.tenant_id', t::text, true);
    INSERT INTO tenancy.buckets (tenant_id, slug, name, is_shared, max_file_bytes, retention_days, used_bytes, updated_at)
    VALUES (t, 'personal', 'Personal', false, 26214400, 30, 0, now()) ON CONFLICT DO NOTHING;
  END LOOP;
  PERFORM set_config('app.tenant_id', '', true);
END $$;
