CREATE TABLE "recruiting"."candidate_exports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"candidate_id" uuid NOT NULL,
	"status" text DEFAULT 'QUEUED' NOT NULL,
	"requested_by" uuid NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidate_exports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "candidate_exports_status" CHECK (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED'))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."candidate_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."candidate_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"candidate_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"source" text NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidate_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "candidate_versions_number" UNIQUE("candidate_id","number","tenant_id"),
	CONSTRAINT "candidate_versions_source" CHECK (source in ('ENTERED', 'IMPORTED', 'READ', 'MERGED'))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."candidate_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."consents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"candidate_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"given_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"evidence" text,
	"recorded_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "consents_purpose" CHECK (purpose in ('APPLICATION', 'TALENT_POOL', 'AUTOMATED_ANALYSIS')),
	CONSTRAINT "consents_evidence" CHECK (char_length(evidence) <= 500)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."consents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" DROP CONSTRAINT "candidates_email";--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "skill_slugs" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "cv_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_text || ' ' || cv_text)) STORED;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "parser" text;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "retain_until" date;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "pool_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "analysis_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recruiting"."candidate_exports" ADD CONSTRAINT "candidate_exports_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."candidate_versions" ADD CONSTRAINT "candidate_versions_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."consents" ADD CONSTRAINT "consents_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidate_exports_candidate" ON "recruiting"."candidate_exports" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "consents_candidate" ON "recruiting"."consents" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "candidates_merged" ON "recruiting"."candidates" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ADD CONSTRAINT "candidates_email" CHECK (char_length(email) <= 254);--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."candidate_exports" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."candidate_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."consents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- What is known of candidates so far is their version, and what search looks through. Names of skills are read by the next
-- version of a candidate.
INSERT INTO recruiting.candidate_versions (tenant_id, candidate_id, number, source, content, created_at)
SELECT tenant_id, id, version, 'ENTERED', jsonb_build_object('name', name, 'email', email, 'skills', skills,
  'experience', experience, 'education', education, 'languages', languages), created_at
FROM recruiting.candidates;--> statement-breakpoint
UPDATE recruiting.candidates SET search_text = concat_ws(E'\n', name, email,
  (SELECT string_agg(skill, E'\n') FROM jsonb_array_elements_text(skills) skill),
  (SELECT string_agg(concat_ws(' ', role->>'title', role->>'company'), E'\n') FROM jsonb_array_elements(experience) role),
  (SELECT string_agg(concat_ws(' ', degree->>'field', degree->>'institution'), E'\n') FROM jsonb_array_elements(education) degree)),
  skill_slugs = ARRAY(SELECT lower(skill) FROM jsonb_array_elements_text(skills) skill);--> statement-breakpoint
-- Versions and consents are written once; only erasure removes them.
REVOKE UPDATE, TRUNCATE ON recruiting.candidate_versions, recruiting.consents FROM recruiting_runtime, recruiting_job;
