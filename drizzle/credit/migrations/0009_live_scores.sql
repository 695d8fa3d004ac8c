CREATE TABLE "credit"."categories" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"is_loan_product" boolean NOT NULL,
	"score_mode" text NOT NULL,
	"scoring_model_slug" text,
	"member_rule" text,
	"currency" char(3),
	"min_minor" bigint,
	"max_minor" bigint,
	"min_months" integer,
	"max_months" integer,
	"required_tier" integer NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "categories_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "categories_score_mode" CHECK (score_mode in ('RECORDED', 'COMPUTED') and (score_mode = 'COMPUTED') = (scoring_model_slug is not null)),
	CONSTRAINT "categories_loan_product" CHECK (not is_loan_product or (currency is not null and min_minor > 0 and min_minor <= max_minor and min_months > 0 and min_months <= max_months))
);
--> statement-breakpoint
ALTER TABLE "credit"."categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."credit_records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"applicant_id" uuid NOT NULL,
	"provider_slug" text NOT NULL,
	"status" text NOT NULL,
	"raw_data" "bytea",
	"masked" jsonb,
	"normalized_score" integer,
	"error" text,
	"retrieved_at" timestamp with time zone,
	"requested_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "credit_records_status" CHECK (status in ('PENDING', 'PROCESSED', 'ERROR') and (status = 'PROCESSED') = (normalized_score is not null) and (status = 'ERROR') = (error is not null)),
	CONSTRAINT "credit_records_score" CHECK (normalized_score between 300 and 850)
);
--> statement-breakpoint
ALTER TABLE "credit"."credit_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."record_keys" (
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
ALTER TABLE "credit"."record_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."score_providers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"url" text,
	"secret" "bytea",
	"minimum" integer NOT NULL,
	"maximum" integer NOT NULL,
	"higher_is_better" boolean NOT NULL,
	"mapping" text NOT NULL,
	"points" jsonb NOT NULL,
	"maximum_age_days" integer NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_providers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "score_providers_kind" CHECK (kind in ('LOCAL', 'HTTP') and (kind = 'HTTP') = (url is not null)),
	CONSTRAINT "score_providers_mapping" CHECK (mapping in ('LINEAR', 'PIECEWISE', 'PD')),
	CONSTRAINT "score_providers_range" CHECK (minimum <= maximum)
);
--> statement-breakpoint
ALTER TABLE "credit"."score_providers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."score_recomputations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"category" text NOT NULL,
	"applicant_ids" uuid[],
	"as_of" date NOT NULL,
	"status" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"changed" integer DEFAULT 0 NOT NULL,
	"last_applicant_id" uuid,
	"cursor" text,
	"requested_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_recomputations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "score_recomputations_status" CHECK (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED'))
);
--> statement-breakpoint
ALTER TABLE "credit"."score_recomputations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."score_details" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"category" text NOT NULL,
	"applicant_id" uuid NOT NULL,
	"value_hundredths" integer NOT NULL,
	"is_member" boolean NOT NULL,
	"source_id" uuid NOT NULL,
	"model_version" integer,
	"as_of" date,
	"inputs_hash" text,
	"contributions" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "score_details_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."score_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."score_history" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"score_id" uuid NOT NULL,
	"value_hundredths" integer NOT NULL,
	"model_version" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "score_history_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."score_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."scoring_models" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"number" integer NOT NULL,
	"weights" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scoring_models_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "scoring_models_number" CHECK (number > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."scoring_models" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNIQUE INDEX "categories_slug" ON "credit"."categories" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE INDEX "credit_records_applicant" ON "credit"."credit_records" USING btree ("applicant_id","id");--> statement-breakpoint
CREATE INDEX "credit_records_status" ON "credit"."credit_records" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "record_keys_key_id" ON "credit"."record_keys" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_providers_slug" ON "credit"."score_providers" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE INDEX "score_details_applicant" ON "credit"."score_details" USING btree ("applicant_id","category");--> statement-breakpoint
CREATE INDEX "score_history_score" ON "credit"."score_history" USING btree ("score_id","id");--> statement-breakpoint
CREATE INDEX "score_history_created_at" ON "credit"."score_history" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "scoring_models_version" ON "credit"."scoring_models" USING btree ("tenant_id","slug","number");--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."categories" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."credit_records" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."record_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "credit"."record_keys" AS PERMISSIVE FOR ALL TO "credit_job", "credit_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."score_providers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."score_recomputations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."score_details" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."score_history" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."scoring_models" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- Versions of models are written once: scores that were computed with them can be computed again.
create trigger written_once before update or delete on credit.scoring_models
for each row execute function credit.refuse_change();
--> statement-breakpoint
create trigger never_emptied before truncate on credit.scoring_models
for each statement execute function credit.refuse_change();
--> statement-breakpoint
revoke update, delete on credit.scoring_models from credit_runtime, credit_job;
--> statement-breakpoint
-- The tally is kept once for a statement, whatever its number of rows: a batch of scores changes few rows of it. Rows of
-- the tally are locked in their order; writers of a board wait for each other before.
drop trigger keeps_tally on credit.scores;
--> statement-breakpoint
drop function credit.keep_scores_tally();
--> statement-breakpoint
create function credit.keep_scores_tally() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into credit.scores_tally as tally (tenant_id, board, width, lowest, count)
    select tenant_id, board, width, value_hundredths / width * width, count(*)
    from new_rows, (values (1), (100)) widths (width) group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (tenant_id, board, width, lowest) do update set count = tally.count + excluded.count;
  elsif tg_op = 'DELETE' then
    insert into credit.scores_tally as tally (tenant_id, board, width, lowest, count)
    select tenant_id, board, width, value_hundredths / width * width, -count(*)
    from old_rows, (values (1), (100)) widths (width) group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (tenant_id, board, width, lowest) do update set count = tally.count + excluded.count;
  else
    insert into credit.scores_tally as tally (tenant_id, board, width, lowest, count)
    select tenant_id, board, width, value_hundredths / width * width, sum(one)
    from (
      select tenant_id, board, value_hundredths, 1 as one from new_rows
      union all select tenant_id, board, value_hundredths, -1 from old_rows
    ) moved, (values (1), (100)) widths (width)
    group by 1, 2, 3, 4 having sum(one) <> 0 order by 1, 2, 3, 4
    on conflict (tenant_id, board, width, lowest) do update set count = tally.count + excluded.count;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keeps_tally_inserted after insert on credit.scores
referencing new table as new_rows for each statement execute function credit.keep_scores_tally();
--> statement-breakpoint
create trigger keeps_tally_updated after update on credit.scores
referencing old table as old_rows new table as new_rows for each statement execute function credit.keep_scores_tally();
--> statement-breakpoint
create trigger keeps_tally_deleted after delete on credit.scores
referencing old table as old_rows for each statement execute function credit.keep_scores_tally();
