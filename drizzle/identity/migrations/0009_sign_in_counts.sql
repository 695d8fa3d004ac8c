CREATE TABLE "identity"."sign_in_counts" (
	"realm_id" uuid NOT NULL,
	"network" text NOT NULL,
	"clear_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_counts_realm_id_network_pk" PRIMARY KEY("realm_id","network")
);
--> statement-breakpoint
ALTER TABLE "identity"."sign_in_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "realm" ON "identity"."sign_in_counts" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));