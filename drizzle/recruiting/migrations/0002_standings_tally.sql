CREATE TABLE "recruiting"."standings_tally" (
	"tenant_id" uuid NOT NULL,
	"board" text NOT NULL,
	"width" integer NOT NULL,
	"lowest" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "standings_tally_tenant_id_board_width_lowest_pk" PRIMARY KEY("tenant_id","board","width","lowest"),
	CONSTRAINT "standings_tally_width" CHECK (width in (1, 100))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."standings_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."standings_tally" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));