CREATE TABLE "recruiting"."interview_contests" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"interview_id" uuid NOT NULL,
	"text" text NOT NULL,
	"verdict" text,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interview_contests_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "interview_contests_interview" UNIQUE("interview_id","tenant_id"),
	CONSTRAINT "interview_contests_verdict" CHECK (verdict in ('UPHELD', 'CHANGED')),
	CONSTRAINT "interview_contests_text" CHECK (char_length(text) <= 5000 and char_length(answer) <= 5000)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."interview_contests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."interviews" ADD COLUMN "calendar_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."interview_contests" ADD CONSTRAINT "interview_contests_tenant_id_interview_id_interviews_tenant_id_id_fk" FOREIGN KEY ("tenant_id","interview_id") REFERENCES "recruiting"."interviews"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interview_contests_open" ON "recruiting"."interview_contests" USING btree ("tenant_id","id") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "interview_contests_person" ON "recruiting"."interview_contests" USING btree ("answered_by");--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."interview_contests" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));