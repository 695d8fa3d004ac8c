CREATE TABLE "recruiting"."event_cursors" (
	"name" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recruiting"."event_cursors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "control_state" ON "recruiting"."event_cursors" AS PERMISSIVE FOR ALL TO public USING (true) WITH CHECK (true);