CREATE TABLE "marketplace"."billing_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"event_id" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"type" text NOT NULL,
	"fact" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"rank" integer NOT NULL,
	CONSTRAINT "billing_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "billing_events_event" UNIQUE("tenant_id","event_id"),
	CONSTRAINT "billing_events_rank" CHECK (rank between 0 and 2)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."billing_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "billing_events_subject" ON "marketplace"."billing_events" USING btree ("tenant_id","subject_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."billing_events" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));