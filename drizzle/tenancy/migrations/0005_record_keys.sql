CREATE TABLE "tenancy"."record_keys" (
	"tenant_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"record_id" uuid NOT NULL,
	"key_id" text,
	"wrapped_key" "bytea",
	"erased_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_keys_tenant_id_table_name_record_id_pk" PRIMARY KEY("tenant_id","table_name","record_id"),
	CONSTRAINT "record_keys_erased" CHECK ((erased_at is null or wrapped_key is null) and (key_id is null) = (wrapped_key is null))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."record_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "record_keys_key_id" ON "tenancy"."record_keys" USING btree ("key_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."record_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "tenancy"."record_keys" AS PERMISSIVE FOR ALL TO "tenancy_job", "tenancy_owner" USING (true) WITH CHECK (true);