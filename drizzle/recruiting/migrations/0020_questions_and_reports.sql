CREATE TABLE "recruiting"."own_question_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"question_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_question_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "own_question_versions_number" UNIQUE("question_id","number","tenant_id")
);
--> statement-breakpoint
ALTER TABLE "recruiting"."own_question_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."own_questions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"type" text NOT NULL,
	"skill" text,
	"difficulty" text,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"expected_keywords" jsonb NOT NULL,
	"time_limit_seconds" integer NOT NULL,
	"retired_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "own_questions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "own_questions_skill" CHECK ((type = 'TECHNICAL') = (skill is not null)),
	CONSTRAINT "own_questions_language" CHECK (language in ('en', 'de')),
	CONSTRAINT "own_questions_difficulty" CHECK (difficulty in ('EASY', 'MEDIUM', 'HARD')),
	CONSTRAINT "own_questions_text" CHECK (char_length(text) between 10 and 500),
	CONSTRAINT "own_questions_time" CHECK (time_limit_seconds between 30 and 1800)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."own_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."report_shares" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"interview_id" uuid NOT NULL,
	"token_hash" "bytea",
	"expires_at" timestamp with time zone NOT NULL,
	"is_blind" boolean NOT NULL,
	"created_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_shares_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "report_shares_ended" CHECK (ended_at is null or token_hash is null)
);
--> statement-breakpoint
ALTER TABLE "recruiting"."report_shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recruiting"."report_views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"interview_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"way" text NOT NULL,
	"viewer_id" uuid,
	"actor_id" uuid,
	"share_id" uuid,
	"client_ip" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_views_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "report_views_way" CHECK (way in ('API', 'COMPARISON', 'PDF', 'SHARE')),
	CONSTRAINT "report_views_share" CHECK ((way = 'SHARE') = (share_id is not null))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."report_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."own_question_versions" ADD CONSTRAINT "own_question_versions_tenant_id_question_id_own_questions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","question_id") REFERENCES "recruiting"."own_questions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."report_shares" ADD CONSTRAINT "report_shares_tenant_id_interview_id_interviews_tenant_id_id_fk" FOREIGN KEY ("tenant_id","interview_id") REFERENCES "recruiting"."interviews"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."report_views" ADD CONSTRAINT "report_views_tenant_id_interview_id_interviews_tenant_id_id_fk" FOREIGN KEY ("tenant_id","interview_id") REFERENCES "recruiting"."interviews"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."report_views" ADD CONSTRAINT "report_views_tenant_id_report_id_interview_reports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","report_id") REFERENCES "recruiting"."interview_reports"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiting"."report_views" ADD CONSTRAINT "report_views_tenant_id_share_id_report_shares_tenant_id_id_fk" FOREIGN KEY ("tenant_id","share_id") REFERENCES "recruiting"."report_shares"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "own_question_versions_person" ON "recruiting"."own_question_versions" USING btree ("written_by");--> statement-breakpoint
CREATE INDEX "own_questions_in_use" ON "recruiting"."own_questions" USING btree ("tenant_id","language") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_shares_token" ON "recruiting"."report_shares" USING btree ("token_hash","tenant_id");--> statement-breakpoint
CREATE INDEX "report_shares_interview" ON "recruiting"."report_shares" USING btree ("interview_id");--> statement-breakpoint
CREATE INDEX "report_shares_person" ON "recruiting"."report_shares" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "report_views_interview" ON "recruiting"."report_views" USING btree ("interview_id","id");--> statement-breakpoint
CREATE INDEX "report_views_report" ON "recruiting"."report_views" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "report_views_share" ON "recruiting"."report_views" USING btree ("share_id");--> statement-breakpoint
CREATE INDEX "report_views_person" ON "recruiting"."report_views" USING btree ("viewer_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."own_question_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."own_questions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."report_shares" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."report_views" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- Written once, whoever asks, also for the owner.
CREATE TRIGGER own_question_versions_immutable BEFORE UPDATE OR TRUNCATE ON recruiting.own_question_versions
  FOR EACH STATEMENT EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER own_question_versions_kept BEFORE DELETE ON recruiting.own_question_versions
  FOR EACH ROW EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER report_views_immutable BEFORE UPDATE OR TRUNCATE ON recruiting.report_views
  FOR EACH STATEMENT EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
CREATE TRIGGER report_views_kept BEFORE DELETE ON recruiting.report_views
  FOR EACH ROW EXECUTE FUNCTION recruiting.refuse_change();--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON recruiting.own_question_versions, recruiting.report_views FROM recruiting_runtime, recruiting_job;
