CREATE SCHEMA "recruiting";
--> statement-breakpoint
CREATE TABLE "recruiting"."analyses" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"job_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"policy" text NOT NULL,
	"taxonomy" text NOT NULL,
	"as_of" date NOT NULL,
	"input_hash" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"trace" jsonb NOT NULL,
	"score_bp" integer,
	"analyzed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "analyses_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "analyses_score" CHECK (score_bp between 0 and 10000),
	CONSTRAINT "analyses_input_hash" CHECK (input_hash ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "recruiting"."analyses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."candidates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"skills" jsonb NOT NULL,
	"experience" jsonb NOT NULL,
	"education" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "candidates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "candidates_name" CHECK (char_length(name) between 1 and 200),
	CONSTRAINT "candidates_email" CHECK (char_length(email) between 3 and 254),
	CONSTRAINT "candidates_lists" CHECK (jsonb_typeof(skills) = 'array' and jsonb_array_length(skills) <= 200
        and jsonb_typeof(experience) = 'array' and jsonb_array_length(experience) <= 200
        and jsonb_typeof(education) = 'array' and jsonb_array_length(education) <= 200)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."candidates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."idempotency_keys" (
	"user_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_tenant_id_operation_key_pk" PRIMARY KEY("user_id","tenant_id","operation","key")
);
--> statement-breakpoint
ALTER TABLE "recruiting"."idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."outbox" (
	"tenant_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"sequence" bigint NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_tenant_id_topic_key_sequence_pk" PRIMARY KEY("tenant_id","topic","key","sequence")
);
--> statement-breakpoint
ALTER TABLE "recruiting"."outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."streams" (
	"tenant_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"last_sequence" bigint NOT NULL,
	CONSTRAINT "streams_tenant_id_topic_key_pk" PRIMARY KEY("tenant_id","topic","key")
);
--> statement-breakpoint
ALTER TABLE "recruiting"."streams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."jobs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"required_skills" jsonb NOT NULL,
	"preferred_skills" jsonb NOT NULL,
	"experience_level" text,
	"education_level" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "jobs_title" CHECK (char_length(title) between 1 and 200),
	CONSTRAINT "jobs_description" CHECK (char_length(description) between 1 and 10000),
	CONSTRAINT "jobs_skills" CHECK (jsonb_typeof(required_skills) = 'array' and jsonb_array_length(required_skills) <= 200
        and jsonb_typeof(preferred_skills) = 'array' and jsonb_array_length(preferred_skills) <= 200),
	CONSTRAINT "jobs_experience_level" CHECK (experience_level in ('ENTRY', 'MID', 'SENIOR', 'LEAD')),
	CONSTRAINT "jobs_education_level" CHECK (education_level in ('NONE', 'SECONDARY', 'SHORT_CYCLE', 'BACHELOR', 'MASTER', 'DOCTORATE'))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."standings" (
	"tenant_id" uuid NOT NULL,
	"board" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"value_hundredths" integer NOT NULL,
	"tie_break" integer DEFAULT 0 NOT NULL,
	"source_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "standings_tenant_id_board_subject_id_pk" PRIMARY KEY("tenant_id","board","subject_id"),
	CONSTRAINT "standings_value" CHECK (value_hundredths between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."standings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."analyses" ADD CONSTRAINT "analyses_tenant_id_job_id_jobs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","job_id") REFERENCES "recruiting"."jobs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."analyses" ADD CONSTRAINT "analyses_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analyses_job" ON "recruiting"."analyses" USING btree ("tenant_id","job_id","candidate_id","id");--> statement-breakpoint
CREATE INDEX "analyses_candidate" ON "recruiting"."analyses" USING btree ("tenant_id","candidate_id","id");--> statement-breakpoint
CREATE INDEX "outbox_created_at" ON "recruiting"."outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "standings_order" ON "recruiting"."standings" USING btree ("tenant_id","board","value_hundredths","tie_break","subject_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."analyses" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."candidates" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "own" ON "recruiting"."idempotency_keys" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."outbox" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "recruiting"."outbox" AS PERMISSIVE FOR ALL TO "recruiting_job", "recruiting_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."streams" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "recruiting"."streams" AS PERMISSIVE FOR ALL TO "recruiting_job", "recruiting_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."jobs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."standings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));