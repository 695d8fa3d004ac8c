CREATE TABLE "identity"."external_attempts" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider" text NOT NULL,
	"purpose" text NOT NULL,
	"ticket_hash" "bytea",
	"state_hash" "bytea",
	"cookie_hash" "bytea",
	"return_to" text NOT NULL,
	"verifier_hash" text,
	"tenant_slug" text,
	"user_id" uuid,
	"session_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "external_attempts_realm_id_id_pk" PRIMARY KEY("realm_id","id"),
	CONSTRAINT "external_attempts_purpose" CHECK (purpose in ('SIGN_IN', 'LINK'))
);
--> statement-breakpoint
ALTER TABLE "identity"."external_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."external_identities" (
	"realm_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "external_identities_realm_id_id_pk" PRIMARY KEY("realm_id","id")
);
--> statement-breakpoint
ALTER TABLE "identity"."external_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."challenges" DROP CONSTRAINT "challenges_kind";--> statement-breakpoint
ALTER TABLE "identity"."external_attempts" ADD CONSTRAINT "external_attempts_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."external_identities" ADD CONSTRAINT "external_identities_realm_id_user_id_users_realm_id_id_fk" FOREIGN KEY ("realm_id","user_id") REFERENCES "identity"."users"("realm_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "external_attempts_ticket" ON "identity"."external_attempts" USING btree ("realm_id","ticket_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "external_attempts_state" ON "identity"."external_attempts" USING btree ("realm_id","state_hash");--> statement-breakpoint
CREATE INDEX "external_attempts_user" ON "identity"."external_attempts" USING btree ("realm_id","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "external_identities_subject" ON "identity"."external_identities" USING btree ("realm_id","issuer","subject");--> statement-breakpoint
CREATE INDEX "external_identities_user" ON "identity"."external_identities" USING btree ("realm_id","user_id","id");--> statement-breakpoint
ALTER TABLE "identity"."challenges" ADD CONSTRAINT "challenges_kind" CHECK (kind in ('SIGN_IN', 'PASSKEY_SIGN_IN', 'PASSKEY_REGISTRATION', 'EXTERNAL', 'EXTERNAL_LINK'));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."external_attempts" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."external_identities" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));