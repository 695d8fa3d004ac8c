CREATE TABLE "credit"."scores_tally" (
	"tenant_id" uuid NOT NULL,
	"board" text NOT NULL,
	"width" integer NOT NULL,
	"lowest" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "scores_tally_tenant_id_board_width_lowest_pk" PRIMARY KEY("tenant_id","board","width","lowest"),
	CONSTRAINT "scores_tally_width" CHECK (width in (1, 100))
);
--> statement-breakpoint
ALTER TABLE "credit"."scores_tally" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."scores_tally" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));