CREATE TABLE "recruiting"."analysis_batches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"job_id" uuid NOT NULL,
	"status" text NOT NULL,
	"filter" jsonb NOT NULL,
	"total" integer,
	"measured" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"last_candidate" uuid,
	"up_to" uuid,
	"error_code" text,
	"started_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "analysis_batches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "analysis_batches_status" CHECK (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED'))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."analysis_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" DROP CONSTRAINT "jobs_status";--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" drop column "words";--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_text || ' ' || cv_text) || array_to_tsvector(array['tenant:' || tenant_id::text])) STORED;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."cv_documents" ADD COLUMN "proposals" jsonb;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "submitted_by" uuid;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "recruiting"."recruiting_policies" ADD COLUMN "job_approval" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."recruiting_policies" ADD COLUMN "model_reads_cvs" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."analysis_batches" ADD CONSTRAINT "analysis_batches_tenant_id_job_id_jobs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","job_id") REFERENCES "recruiting"."jobs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analysis_batches_job" ON "recruiting"."analysis_batches" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "candidates_words" ON "recruiting"."candidates" USING gin ("words");--> statement-breakpoint
CREATE INDEX "candidates_skill_slugs" ON "recruiting"."candidates" USING gin ("skill_slugs");--> statement-breakpoint
CREATE INDEX "candidates_changed" ON "recruiting"."candidates" USING btree ("tenant_id","changed_in");--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD CONSTRAINT "jobs_approved" CHECK ((approved_by is null) = (approved_at is null) and approved_by <> submitted_by);--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD CONSTRAINT "jobs_status" CHECK (status in ('DRAFT', 'AWAITING_APPROVAL', 'OPEN', 'PAUSED', 'CLOSED', 'ARCHIVED'));--> statement-breakpoint
ALTER TABLE "recruiting"."recruiting_policies" ADD CONSTRAINT "recruiting_policies_reader" CHECK (not model_reads_cvs or evaluator_url is not null);--> statement-breakpoint
CREATE POLICY "search" ON "recruiting"."candidates" AS PERMISSIVE FOR SELECT TO "recruiting_owner" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."analysis_batches" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));