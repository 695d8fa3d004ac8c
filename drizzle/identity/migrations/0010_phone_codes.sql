CREATE TABLE "identity"."event_cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."event_cursors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."mailed_tokens" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "user_exports_user" ON "identity"."user_exports" USING btree ("realm_id","user_id","id");--> statement-breakpoint
CREATE INDEX "profiles_first_name_prefix" ON "identity"."profiles" USING btree ("realm_id",lower("first_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "profiles_last_name_prefix" ON "identity"."profiles" USING btree ("realm_id",lower("last_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_email_prefix" ON "identity"."users" USING btree ("realm_id","email_norm" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_username_prefix" ON "identity"."users" USING btree ("realm_id","username" text_pattern_ops);--> statement-breakpoint
CREATE POLICY "control_state" ON "identity"."event_cursors" AS PERMISSIVE FOR ALL TO public USING (true) WITH CHECK (true);