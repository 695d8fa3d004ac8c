CREATE TABLE "identity"."challenges" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid,
	"kind" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"passkey_challenge" text,
	"tenant_id" uuid,
	"session_id" uuid,
	"methods" text[] DEFAULT '{}' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "challenges_realm_id_id_pk" PRIMARY KEY("realm_id","id"),
	CONSTRAINT "challenges_kind" CHECK (kind in ('SIGN_IN', 'PASSKEY_SIGN_IN', 'PASSKEY_REGISTRATION'))
);
--> statement-breakpoint
ALTER TABLE "identity"."challenges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."impersonations" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"actor_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid,
	"reason" text NOT NULL,
	"minutes" integer NOT NULL,
	"status" text DEFAULT 'REQUESTED' NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"session_id" uuid,
	CONSTRAINT "impersonations_realm_id_id_pk" PRIMARY KEY("realm_id","id"),
	CONSTRAINT "impersonations_status" CHECK (status in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'ACTIVE', 'ENDED', 'EXPIRED'))
);
--> statement-breakpoint
ALTER TABLE "identity"."impersonations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."login_history" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid,
	"outcome" text NOT NULL,
	"failure_reason" text,
	"method" text NOT NULL,
	"client_ip" text,
	"user_agent" text,
	"country" text,
	"city" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "login_history_realm_id_id_pk" PRIMARY KEY("realm_id","id"),
	CONSTRAINT "login_history_outcome" CHECK (outcome in ('SUCCESS', 'FAILED'))
);
--> statement-breakpoint
ALTER TABLE "identity"."login_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."mailed_tokens" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailed_tokens_realm_id_id_pk" PRIMARY KEY("realm_id","id"),
	CONSTRAINT "mailed_tokens_purpose" CHECK (purpose in ('VERIFY_EMAIL', 'CHANGE_EMAIL', 'RESET_PASSWORD', 'VERIFY_PHONE'))
);
--> statement-breakpoint
ALTER TABLE "identity"."mailed_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."passkeys" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"name" text NOT NULL,
	"is_backup_eligible" boolean NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passkeys_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."passkeys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."email_preferences" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"marketing" boolean NOT NULL,
	"updates" boolean NOT NULL,
	"newsletter" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "email_preferences_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."email_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."preferences" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "preferences_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."backup_codes" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "backup_codes_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."backup_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."remembered_devices" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"tenant_id" uuid,
	"token_hash" "bytea" NOT NULL,
	"user_agent" text,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remembered_devices_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."remembered_devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."totp_secrets" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"sealed_secret" "bytea",
	"enabled_at" timestamp with time zone,
	"last_step" bigint,
	"last_used_at" timestamp with time zone,
	"sealed_pending_secret" "bytea",
	"pending_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "totp_secrets_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."totp_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."user_exports" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"status" text DEFAULT 'QUEUED' NOT NULL,
	"file_key" text,
	"requested_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	CONSTRAINT "user_exports_realm_id_id_pk" PRIMARY KEY("realm_id","id"),
	CONSTRAINT "user_exports_status" CHECK (status in ('QUEUED', 'READY', 'FAILED', 'EXPIRED'))
);
--> statement-breakpoint
ALTER TABLE "identity"."user_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."users" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."users" ALTER COLUMN "password_scheme" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "methods" text[] DEFAULT '{PASSWORD}' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "is_restricted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "last_activity_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "avatar_url" text;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "bio" text;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "department" text;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "skills" text[];--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "social_links" jsonb;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "identity"."profiles" ADD COLUMN "timezone" text;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "email_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "username" text;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "status_reason" text;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "status_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "status_changed_by" uuid;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "scrubbed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "password_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "sealed_phone_number" "bytea";--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "phone_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "sealed_address" "bytea";--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "passkey_handle" "bytea";--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "last_activity_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."users" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."challenges" ADD CONSTRAINT "challenges_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."impersonations" ADD CONSTRAINT "impersonations_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."impersonations" ADD CONSTRAINT "impersonations_realm_id_actor_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","actor_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."login_history" ADD CONSTRAINT "login_history_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."mailed_tokens" ADD CONSTRAINT "mailed_tokens_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."passkeys" ADD CONSTRAINT "passkeys_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."email_preferences" ADD CONSTRAINT "email_preferences_realm_id_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."preferences" ADD CONSTRAINT "preferences_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."backup_codes" ADD CONSTRAINT "backup_codes_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."remembered_devices" ADD CONSTRAINT "remembered_devices_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."totp_secrets" ADD CONSTRAINT "totp_secrets_realm_id_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."user_exports" ADD CONSTRAINT "user_exports_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_token" ON "identity"."challenges" USING btree ("realm_id","token_hash");--> statement-breakpoint
CREATE INDEX "challenges_user" ON "identity"."challenges" USING btree ("realm_id","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "impersonations_user" ON "identity"."impersonations" USING btree ("realm_id","user_id");--> statement-breakpoint
CREATE INDEX "impersonations_actor" ON "identity"."impersonations" USING btree ("realm_id","actor_id");--> statement-breakpoint
CREATE INDEX "login_history_user" ON "identity"."login_history" USING btree ("realm_id","user_id","id");--> statement-breakpoint
CREATE INDEX "login_history_tenant" ON "identity"."login_history" USING btree ("realm_id","tenant_id","id") WHERE tenant_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mailed_tokens_hash" ON "identity"."mailed_tokens" USING btree ("realm_id","token_hash");--> statement-breakpoint
CREATE INDEX "mailed_tokens_user" ON "identity"."mailed_tokens" USING btree ("realm_id","user_id","purpose");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "identity"."passkeys" USING btree ("realm_id","credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "identity"."passkeys" USING btree ("realm_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "preferences_key" ON "identity"."preferences" USING btree ("realm_id","user_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "backup_codes_slot" ON "identity"."backup_codes" USING btree ("realm_id","user_id","slot");--> statement-breakpoint
CREATE UNIQUE INDEX "remembered_devices_token" ON "identity"."remembered_devices" USING btree ("realm_id","token_hash");--> statement-breakpoint
CREATE INDEX "remembered_devices_user" ON "identity"."remembered_devices" USING btree ("realm_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_exports_queued" ON "identity"."user_exports" USING btree ("realm_id","user_id") WHERE status = 'QUEUED';--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "identity"."users" USING btree ("realm_id","username");--> statement-breakpoint
CREATE UNIQUE INDEX "users_passkey_handle" ON "identity"."users" USING btree ("realm_id","passkey_handle");--> statement-breakpoint
ALTER TABLE "identity"."users" ADD CONSTRAINT "users_password" CHECK ((password_hash is null) = (password_scheme is null));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."challenges" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."impersonations" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."login_history" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."mailed_tokens" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."passkeys" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."email_preferences" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."preferences" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."backup_codes" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."remembered_devices" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."totp_secrets" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."user_exports" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));