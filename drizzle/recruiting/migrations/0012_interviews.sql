CREATE TABLE "recruiting"."demographics" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"candidate_id" uuid NOT NULL,
	"sex" text,
	"ethnicity" text,
	"age_band" text,
	"native_language" text,
	"recorded_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demographics_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "demographics_texts" CHECK (greatest(char_length(sex), char_length(ethnicity), char_length(age_band), char_length(native_language)) <= 100)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."demographics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."interview_answers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"interview_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"text" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"relevance" integer NOT NULL,
	"depth" integer NOT NULL,
	"clarity" integer NOT NULL,
	"score_bp" integer NOT NULL,
	"feedback" text NOT NULL,
	"flags" text[] NOT NULL,
	"evidence" jsonb NOT NULL,
	"evaluator" jsonb NOT NULL,
	"needs_review" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interview_answers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "interview_answers_question" UNIQUE("question_id","tenant_id"),
	CONSTRAINT "interview_answers_text" CHECK (char_length(text) <= 10000),
	CONSTRAINT "interview_answers_figures" CHECK (relevance between 0 and 100 and depth between 0 and 100 and clarity between 0 and 100 and score_bp between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."interview_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."interview_reviews" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"answer_id" uuid NOT NULL,
	"relevance" integer NOT NULL,
	"depth" integer NOT NULL,
	"clarity" integer NOT NULL,
	"score_bp" integer NOT NULL,
	"reason" text NOT NULL,
	"reviewed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interview_reviews_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "interview_reviews_figures" CHECK (relevance between 0 and 100 and depth between 0 and 100 and clarity between 0 and 100 and score_bp between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."interview_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."interview_questions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"interview_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"type" text NOT NULL,
	"text" text NOT NULL,
	"skill" text,
	"origin" text NOT NULL,
	"expected_keywords" jsonb NOT NULL,
	"time_limit_seconds" integer NOT NULL,
	"source" text NOT NULL,
	"asked_at" timestamp with time zone,
	"deadline" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interview_questions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "interview_questions_number" UNIQUE("interview_id","number","tenant_id"),
	CONSTRAINT "interview_questions_type" CHECK (type in ('TECHNICAL', 'BEHAVIORAL', 'SITUATIONAL')),
	CONSTRAINT "interview_questions_origin" CHECK (origin in ('MISSING_REQUIRED', 'PARTIAL_REQUIRED', 'MISSING_PREFERRED', 'MATCHED_REQUIRED', 'GENERAL')),
	CONSTRAINT "interview_questions_time" CHECK (time_limit_seconds between 10 and 3600),
	CONSTRAINT "interview_questions_asked" CHECK ((asked_at is null) = (deadline is null))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."interview_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."interview_reports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"interview_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"policy" text NOT NULL,
	"communication_weight" integer NOT NULL,
	"technical_bp" integer,
	"behavioral_bp" integer,
	"communication_bp" integer,
	"overall_bp" integer,
	"needs_review" boolean NOT NULL,
	"figures" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interview_reports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "interview_reports_number" UNIQUE("interview_id","number","tenant_id"),
	CONSTRAINT "interview_reports_scores" CHECK (overall_bp between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."interview_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."token_tries" (
	"realm_id" uuid NOT NULL,
	"network" text NOT NULL,
	"clear_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "token_tries_realm_id_network_pk" PRIMARY KEY("realm_id","network")
);
--> statement-breakpoint
ALTER TABLE "recruiting"."token_tries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."interviews" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"job_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"analysis_id" uuid,
	"status" text NOT NULL,
	"difficulty" text NOT NULL,
	"language" text NOT NULL,
	"accommodation_percent" integer NOT NULL,
	"duration_minutes" integer NOT NULL,
	"token_hash" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	"consent_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"cancel_reason" text,
	"scheduled_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interviews_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "interviews_status" CHECK (status in ('SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'EXPIRED', 'CANCELLED')),
	CONSTRAINT "interviews_difficulty" CHECK (difficulty in ('EASY', 'MEDIUM', 'HARD')),
	CONSTRAINT "interviews_language" CHECK (language in ('en', 'de')),
	CONSTRAINT "interviews_accommodation" CHECK (accommodation_percent in (100, 150, 200))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."interviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."demographics" ADD CONSTRAINT "demographics_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interview_answers" ADD CONSTRAINT "interview_answers_tenant_id_interview_id_interviews_tenant_id_id_fk" FOREIGN KEY ("tenant_id","interview_id") REFERENCES "recruiting"."interviews"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interview_answers" ADD CONSTRAINT "interview_answers_tenant_id_question_id_interview_questions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","question_id") REFERENCES "recruiting"."interview_questions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interview_reviews" ADD CONSTRAINT "interview_reviews_tenant_id_answer_id_interview_answers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","answer_id") REFERENCES "recruiting"."interview_answers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interview_questions" ADD CONSTRAINT "interview_questions_tenant_id_interview_id_interviews_tenant_id_id_fk" FOREIGN KEY ("tenant_id","interview_id") REFERENCES "recruiting"."interviews"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interview_reports" ADD CONSTRAINT "interview_reports_tenant_id_interview_id_interviews_tenant_id_id_fk" FOREIGN KEY ("tenant_id","interview_id") REFERENCES "recruiting"."interviews"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interviews" ADD CONSTRAINT "interviews_tenant_id_job_id_jobs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","job_id") REFERENCES "recruiting"."jobs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interviews" ADD CONSTRAINT "interviews_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."interviews" ADD CONSTRAINT "interviews_tenant_id_analysis_id_analyses_tenant_id_id_fk" FOREIGN KEY ("tenant_id","analysis_id") REFERENCES "recruiting"."analyses"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "demographics_candidate" ON "recruiting"."demographics" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "interview_answers_interview" ON "recruiting"."interview_answers" USING btree ("interview_id");--> statement-breakpoint
CREATE INDEX "interview_reviews_answer" ON "recruiting"."interview_reviews" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "interview_reviews_person" ON "recruiting"."interview_reviews" USING btree ("reviewed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "interviews_token" ON "recruiting"."interviews" USING btree ("token_hash","tenant_id");--> statement-breakpoint
CREATE INDEX "interviews_job" ON "recruiting"."interviews" USING btree ("job_id","id");--> statement-breakpoint
CREATE INDEX "interviews_candidate" ON "recruiting"."interviews" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "interviews_person" ON "recruiting"."interviews" USING btree ("scheduled_by");--> statement-breakpoint
CREATE INDEX "interviews_analysis" ON "recruiting"."interviews" USING btree ("analysis_id");--> statement-breakpoint
CREATE POLICY "record" ON "recruiting"."demographics" AS PERMISSIVE FOR INSERT TO public WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."demographics" AS PERMISSIVE FOR ALL TO "recruiting_job", "recruiting_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."interview_answers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."interview_reviews" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."interview_questions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."interview_reports" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "realm" ON "recruiting"."token_tries" AS PERMISSIVE FOR ALL TO public USING (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid)) WITH CHECK (realm_id = (select nullif(current_setting('app.realm_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."interviews" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));