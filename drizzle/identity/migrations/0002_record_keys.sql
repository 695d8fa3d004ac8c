CREATE TABLE "identity"."record_keys" (
	"realm_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"record_id" uuid NOT NULL,
	"key_id" text,
	"wrapped_key" "bytea",
	"erased_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_keys_realm_id_table_name_record_id_pk" PRIMARY KEY("realm_id","table_name","record_id"),
	CONSTRAINT "record_keys_erased" CHECK ((erased_at is null or wrapped_key is null) and (key_id is null) = (wrapped_key is null))
);
--> statement-breakpoint
ALTER TABLE "identity"."record_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "record_keys_key_id" ON "identity"."record_keys" USING btree ("key_id");--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."record_keys" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "identity"."record_keys" AS PERMISSIVE FOR ALL TO "identity_job", "identity_owner" USING (true) WITH CHECK (true);