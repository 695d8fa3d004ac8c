CREATE TABLE "identity"."audit_heads" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL,
	"signed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."audit_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"event" text NOT NULL,
	"severity" text NOT NULL,
	"user_id" uuid,
	"actor_id" uuid,
	"on_behalf_of_id" uuid,
	"target_type" text,
	"target_id" text,
	"details" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"client_ip" text,
	"user_agent" text,
	"at" timestamp with time zone NOT NULL,
	"sequence" bigint,
	"hash" "bytea",
	CONSTRAINT "audit_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "audit_log_severity" CHECK (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
	CONSTRAINT "audit_log_chained" CHECK ((sequence is null) = (hash is null))
);
--> statement-breakpoint
ALTER TABLE "identity"."audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_sequence" ON "identity"."audit_log" USING btree ("tenant_id","sequence") WHERE sequence is not null;--> statement-breakpoint
CREATE INDEX "audit_log_unchained" ON "identity"."audit_log" USING btree ("id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "audit_log_user" ON "identity"."audit_log" USING btree ("user_id","id");--> statement-breakpoint
CREATE POLICY "platform" ON "identity"."audit_heads" AS PERMISSIVE FOR ALL TO "identity_job", "identity_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "identity"."audit_log" AS PERMISSIVE FOR SELECT TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "person" ON "identity"."audit_log" AS PERMISSIVE FOR SELECT TO public USING (coalesce(user_id = (select nullif(current_setting('app.user_id', true), '')::uuid), false));--> statement-breakpoint
CREATE POLICY "append" ON "identity"."audit_log" AS PERMISSIVE FOR INSERT TO public WITH CHECK (tenant_id = coalesce((select nullif(current_setting('app.tenant_id', true), '')::uuid), '00000000-0000-0000-0000-000000000000'::uuid) and sequence is null);--> statement-breakpoint
CREATE POLICY "platform" ON "identity"."audit_log" AS PERMISSIVE FOR ALL TO "identity_job", "identity_owner" USING (true) WITH CHECK (true);