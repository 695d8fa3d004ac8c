CREATE TABLE "recruiting"."appeals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"analysis_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"outcome" text,
	"answer" text,
	"recorded_by" uuid NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appeals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "appeals_outcome" CHECK (outcome in ('CONFIRMED', 'CHANGED')),
	CONSTRAINT "appeals_answered" CHECK ((outcome is null) = (answer is null) and (outcome is null) = (answered_by is null) and (outcome is null) = (answered_at is null))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."appeals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."appeals" ADD CONSTRAINT "appeals_tenant_id_analysis_id_analyses_tenant_id_id_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "recruiting"."analyses"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeals_analysis" ON "recruiting"."appeals" USING btree ("analysis_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."appeals" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));