CREATE TABLE "recruiting"."decisions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"analysis_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "decisions_verdict" CHECK (verdict in ('ADVANCE', 'HOLD', 'REJECT')),
	CONSTRAINT "decisions_reason" CHECK (char_length(reason) between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."job_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"job_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "job_versions_number" UNIQUE("job_id","number","tenant_id")
);
--> statement-breakpoint
ALTER TABLE "recruiting"."job_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."record_keys" (
	"tenant_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"record_id" uuid NOT NULL,
	"key_id" text,
	"wrapped_key" "bytea",
	"erased_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_keys_tenant_id_table_name_record_id_pk" PRIMARY KEY("tenant_id","table_name","record_id"),
	CONSTRAINT "record_keys_erased" CHECK ((erased_at is null or wrapped_key is null) and (key_id is null) = (wrapped_key is null))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."record_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."recruiting_policies" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"minimum_months" jsonb NOT NULL,
	"communication_weight" integer NOT NULL,
	"retention_months" integer NOT NULL,
	"blind_review" boolean NOT NULL,
	"evaluator_url" text,
	"evaluator_model" text,
	"sealed_evaluator_secret" "bytea",
	"written_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recruiting_policies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "recruiting_policies_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "recruiting_policies_weight" CHECK (communication_weight between 0 and 100),
	CONSTRAINT "recruiting_policies_retention" CHECK (retention_months between 1 and 120),
	CONSTRAINT "recruiting_policies_evaluator" CHECK ((evaluator_url is null) = (evaluator_model is null))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."recruiting_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."analyses" ADD COLUMN "job_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."analyses" ADD COLUMN "candidate_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."analyses" ADD COLUMN "parser" text;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "languages" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "status" text DEFAULT 'OPEN' NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD COLUMN "updated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recruiting"."decisions" ADD CONSTRAINT "decisions_tenant_id_analysis_id_analyses_tenant_id_id_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "recruiting"."analyses"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."job_versions" ADD CONSTRAINT "job_versions_tenant_id_job_id_jobs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","job_id") REFERENCES "recruiting"."jobs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decisions_analysis" ON "recruiting"."decisions" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "decisions_person" ON "recruiting"."decisions" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "record_keys_key_id" ON "recruiting"."record_keys" USING btree ("key_id");--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ADD CONSTRAINT "jobs_status" CHECK (status in ('DRAFT', 'OPEN', 'PAUSED', 'CLOSED', 'ARCHIVED'));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."decisions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."job_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."record_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "recruiting"."record_keys" AS PERMISSIVE FOR ALL TO "recruiting_job", "recruiting_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."recruiting_policies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- What jobs said so far is their first version.
INSERT INTO recruiting.job_versions (tenant_id, job_id, number, content, created_at)
SELECT tenant_id, id, 1, jsonb_build_object('title', title, 'description', description, 'requiredSkills', required_skills,
  'preferredSkills', preferred_skills, 'experienceLevel', experience_level, 'educationLevel', education_level, 'status', status), created_at
FROM recruiting.jobs;--> statement-breakpoint
-- Written once: what was decided, and what a job or the policy said, can be read as it was.
CREATE TRIGGER job_versions_immutable BEFORE UPDATE OR TRUNCATE ON recruiting.job_versions
  FOR EACH STATEMENT EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER job_versions_kept BEFORE DELETE ON recruiting.job_versions
  FOR EACH ROW EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER decisions_immutable BEFORE UPDATE OR TRUNCATE ON recruiting.decisions
  FOR EACH STATEMENT EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER decisions_kept BEFORE DELETE ON recruiting.decisions
  FOR EACH ROW EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER recruiting_policies_immutable BEFORE UPDATE OR TRUNCATE ON recruiting.recruiting_policies
  FOR EACH STATEMENT EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER recruiting_policies_kept BEFORE DELETE ON recruiting.recruiting_policies
  FOR EACH ROW EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON recruiting.job_versions, recruiting.decisions, recruiting.recruiting_policies
  FROM recruiting_runtime, recruiting_job;
