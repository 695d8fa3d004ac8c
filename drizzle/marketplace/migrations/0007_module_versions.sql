CREATE TABLE "marketplace"."module_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"module_id" uuid NOT NULL,
	"version" text NOT NULL,
	"release_notes" text,
	"published" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "marketplace"."module_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."modules" ADD COLUMN "capabilities" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "marketplace"."modules" ADD COLUMN "settings_schema" jsonb;--> statement-breakpoint
ALTER TABLE "marketplace"."modules" ADD COLUMN "prices" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "marketplace"."module_versions" ADD CONSTRAINT "module_versions_module_id_modules_id_fk" FOREIGN KEY ("module_id") REFERENCES "marketplace"."modules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "module_versions_version" ON "marketplace"."module_versions" USING btree ("module_id","version");--> statement-breakpoint
CREATE INDEX "modules_capabilities" ON "marketplace"."modules" USING gin ("capabilities");--> statement-breakpoint
CREATE POLICY "catalogue" ON "marketplace"."module_versions" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."module_versions" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);