CREATE TABLE "identity"."oauth_clients" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"grants" text[] NOT NULL,
	"redirect_uris" text[] NOT NULL,
	"scopes" text[] NOT NULL,
	"secret_hash" "bytea",
	"secret_created_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"last_used_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "oauth_clients_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "oauth_clients_type" CHECK (type in ('CONFIDENTIAL', 'PUBLIC')),
	CONSTRAINT "oauth_clients_secret" CHECK ((type = 'CONFIDENTIAL') = (secret_hash is not null))
);
--> statement-breakpoint
ALTER TABLE "identity"."oauth_clients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."oauth_consents" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"client_name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "oauth_consents_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."oauth_consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."oauth_records" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"uid" text,
	"grant_id" text,
	"user_id" uuid,
	"tenant_id" uuid,
	"client_id" uuid,
	"payload" jsonb NOT NULL,
	"consumed_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "oauth_records_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."oauth_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."oauth_consents" ADD CONSTRAINT "oauth_consents_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "oauth_consents_user" ON "identity"."oauth_consents" USING btree ("realm_id","user_id");--> statement-breakpoint
CREATE INDEX "oauth_consents_client" ON "identity"."oauth_consents" USING btree ("realm_id","tenant_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "oauth_records_key" ON "identity"."oauth_records" USING btree ("realm_id","kind","key_hash");--> statement-breakpoint
CREATE INDEX "oauth_records_uid" ON "identity"."oauth_records" USING btree ("realm_id","uid") WHERE uid is not null;--> statement-breakpoint
CREATE INDEX "oauth_records_grant" ON "identity"."oauth_records" USING btree ("realm_id","grant_id") WHERE grant_id is not null;--> statement-breakpoint
CREATE INDEX "oauth_records_client" ON "identity"."oauth_records" USING btree ("realm_id","client_id") WHERE client_id is not null;--> statement-breakpoint
CREATE INDEX "oauth_records_user" ON "identity"."oauth_records" USING btree ("realm_id","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "oauth_records_expiry" ON "identity"."oauth_records" USING btree ("expires_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "identity"."oauth_clients" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."oauth_consents" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."oauth_records" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));