CREATE TABLE "identity"."idempotency_keys" (
	"user_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_tenant_id_operation_key_pk" PRIMARY KEY("user_id","tenant_id","operation","key")
);
--> statement-breakpoint
ALTER TABLE "identity"."idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "own" ON "identity"."idempotency_keys" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));