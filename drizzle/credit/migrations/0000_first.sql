CREATE SCHEMA "credit";
--> statement-breakpoint
CREATE TABLE "credit"."applications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"term_months" integer NOT NULL,
	"purpose" text NOT NULL,
	"submitted_at" timestamp with time zone,
	"reviewed_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "applications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "applications_status" CHECK (status in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'WITHDRAWN')),
	CONSTRAINT "applications_amount" CHECK (amount_minor > 0),
	CONSTRAINT "applications_term" CHECK (term_months > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."applications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."application_status_history" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_status_history_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."application_status_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."application_status_steps" (
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	CONSTRAINT "application_status_steps_from_status_to_status_pk" PRIMARY KEY("from_status","to_status")
);
--> statement-breakpoint
ALTER TABLE "credit"."application_status_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."idempotency_keys" (
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
ALTER TABLE "credit"."idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."outbox" (
	"tenant_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"sequence" bigint NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_tenant_id_topic_key_sequence_pk" PRIMARY KEY("tenant_id","topic","key","sequence")
);
--> statement-breakpoint
ALTER TABLE "credit"."outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."streams" (
	"tenant_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"last_sequence" bigint NOT NULL,
	CONSTRAINT "streams_tenant_id_topic_key_pk" PRIMARY KEY("tenant_id","topic","key")
);
--> statement-breakpoint
ALTER TABLE "credit"."streams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."scores" (
	"tenant_id" uuid NOT NULL,
	"board" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"value_hundredths" integer NOT NULL,
	"tie_break" integer DEFAULT 0 NOT NULL,
	"source_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "scores_tenant_id_board_subject_id_pk" PRIMARY KEY("tenant_id","board","subject_id"),
	CONSTRAINT "scores_value" CHECK (value_hundredths between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "credit"."scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit"."application_status_history" ADD CONSTRAINT "application_status_history_tenant_id_application_id_applications_tenant_id_id_fk" FOREIGN KEY ("tenant_id","application_id") REFERENCES "credit"."applications"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_applicant" ON "credit"."applications" USING btree ("tenant_id","applicant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_open" ON "credit"."applications" USING btree ("tenant_id","applicant_id","category") WHERE status in ('SUBMITTED', 'UNDER_REVIEW');--> statement-breakpoint
CREATE UNIQUE INDEX "application_status_history_sequence" ON "credit"."application_status_history" USING btree ("tenant_id","application_id","sequence");--> statement-breakpoint
CREATE INDEX "outbox_created_at" ON "credit"."outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "scores_order" ON "credit"."scores" USING btree ("tenant_id","board","value_hundredths","tie_break","subject_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."applications" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."application_status_history" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "catalogue" ON "credit"."application_status_steps" AS PERMISSIVE FOR SELECT TO public USING (true);--> statement-breakpoint
CREATE POLICY "platform" ON "credit"."application_status_steps" AS PERMISSIVE FOR ALL TO "credit_job", "credit_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own" ON "credit"."idempotency_keys" AS PERMISSIVE FOR ALL TO public USING (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."outbox" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "credit"."outbox" AS PERMISSIVE FOR ALL TO "credit_job", "credit_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."streams" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "credit"."streams" AS PERMISSIVE FOR ALL TO "credit_job", "credit_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."scores" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));