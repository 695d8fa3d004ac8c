CREATE TABLE "identity"."api_keys" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid NOT NULL,
	"created_by_id" uuid NOT NULL,
	"client_id" uuid,
	"name" text NOT NULL,
	"last_four" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"addresses" text[],
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoke_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."api_keys" ADD CONSTRAINT "api_keys_realm_id_created_by_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","created_by_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_secret" ON "identity"."api_keys" USING btree ("realm_id","secret_hash");--> statement-breakpoint
CREATE INDEX "api_keys_tenant" ON "identity"."api_keys" USING btree ("realm_id","tenant_id","id");--> statement-breakpoint
CREATE INDEX "api_keys_creator" ON "identity"."api_keys" USING btree ("realm_id","created_by_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."api_keys" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));