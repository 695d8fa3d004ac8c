CREATE TABLE "credit"."application_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "application_documents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."application_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."bids" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"status" text NOT NULL,
	"principal_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"nominal_rate" text NOT NULL,
	"fees_minor" bigint NOT NULL,
	"term_months" integer NOT NULL,
	"schedule_kind" text NOT NULL,
	"apr" text NOT NULL,
	"instalment_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"supersedes_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bids_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "bids_status" CHECK (status in ('ACTIVE', 'SUPERSEDED', 'WITHDRAWN', 'ACCEPTED', 'REJECTED', 'EXPIRED')),
	CONSTRAINT "bids_amounts" CHECK (principal_minor > fees_minor and fees_minor >= 0 and term_months > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."bids" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."loan_provider_members" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"provider_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "loan_provider_members_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."loan_provider_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."loan_providers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"categories" jsonb NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_providers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."loan_providers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."loan_repayments" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"loan_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"principal_part_minor" bigint NOT NULL,
	"interest_part_minor" bigint NOT NULL,
	"penalty_part_minor" bigint NOT NULL,
	"surplus_minor" bigint NOT NULL,
	"account_id" uuid NOT NULL,
	"transaction_id" uuid NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_repayments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "loan_repayments_status" CHECK (status in ('APPLIED', 'REVERSED', 'CHARGED_BACK')),
	CONSTRAINT "loan_repayments_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."loan_repayments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."loan_waivers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"loan_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"part" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "loan_waivers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "loan_waivers_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."loan_waivers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."loans" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"bid_id" uuid NOT NULL,
	"borrower_id" uuid NOT NULL,
	"provider_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"funding_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"principal_minor" bigint NOT NULL,
	"fees_minor" bigint NOT NULL,
	"nominal_rate" text NOT NULL,
	"apr" text NOT NULL,
	"term_months" integer NOT NULL,
	"schedule_kind" text NOT NULL,
	"day_count" text DEFAULT 'THIRTY_360' NOT NULL,
	"allocation" jsonb DEFAULT '["PENALTY","FEE","INTEREST","PRINCIPAL"]'::jsonb NOT NULL,
	"allocation_order" text DEFAULT 'HORIZONTAL' NOT NULL,
	"surplus" text DEFAULT 'NEXT_INSTALMENTS' NOT NULL,
	"late_fee_minor" bigint,
	"penalty_rate" text,
	"grace_days" integer DEFAULT 0 NOT NULL,
	"default_after_days" integer DEFAULT 90 NOT NULL,
	"start_on" date,
	"plan" jsonb,
	"counted_on" date,
	"principal_open_minor" bigint NOT NULL,
	"interest_open_minor" bigint NOT NULL,
	"penalty_open_minor" bigint NOT NULL,
	"days_past_due" integer NOT NULL,
	"next_due_on" date,
	"written_off_minor" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loans_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "loans_amounts" CHECK (principal_minor > fees_minor and fees_minor >= 0 and term_months > 0),
	CONSTRAINT "loans_open" CHECK (principal_open_minor >= 0 and interest_open_minor >= 0 and penalty_open_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."loans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit"."applications" DROP CONSTRAINT "applications_status";--> statement-breakpoint
DROP INDEX "credit"."applications_one_open";--> statement-breakpoint
ALTER TABLE "credit"."application_status_history" ALTER COLUMN "actor_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."applications" ADD COLUMN "approvals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."applications" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "credit"."applications" ADD COLUMN "score_hundredths" integer;--> statement-breakpoint
ALTER TABLE "credit"."applications" ADD COLUMN "offers_until" date;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "second_review_minor" bigint;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "offers_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "day_count" text DEFAULT 'THIRTY_360' NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "allocation" jsonb DEFAULT '["PENALTY","FEE","INTEREST","PRINCIPAL"]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "allocation_order" text DEFAULT 'HORIZONTAL' NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "surplus" text DEFAULT 'NEXT_INSTALMENTS' NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "late_fee_minor" bigint;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "penalty_rate" text;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "grace_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."categories" ADD COLUMN "default_after_days" integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit"."application_documents" ADD CONSTRAINT "application_documents_tenant_id_application_id_applications_tenant_id_id_fk" FOREIGN KEY ("tenant_id","application_id") REFERENCES "credit"."applications"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."bids" ADD CONSTRAINT "bids_tenant_id_application_id_applications_tenant_id_id_fk" FOREIGN KEY ("tenant_id","application_id") REFERENCES "credit"."applications"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."bids" ADD CONSTRAINT "bids_tenant_id_provider_id_loan_providers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","provider_id") REFERENCES "credit"."loan_providers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loan_provider_members" ADD CONSTRAINT "loan_provider_members_tenant_id_provider_id_loan_providers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","provider_id") REFERENCES "credit"."loan_providers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loan_repayments" ADD CONSTRAINT "loan_repayments_tenant_id_loan_id_loans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","loan_id") REFERENCES "credit"."loans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loan_repayments" ADD CONSTRAINT "loan_repayments_tenant_id_transaction_id_ledger_transactions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","transaction_id") REFERENCES "credit"."ledger_transactions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loan_waivers" ADD CONSTRAINT "loan_waivers_tenant_id_loan_id_loans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","loan_id") REFERENCES "credit"."loans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loans" ADD CONSTRAINT "loans_tenant_id_application_id_applications_tenant_id_id_fk" FOREIGN KEY ("tenant_id","application_id") REFERENCES "credit"."applications"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loans" ADD CONSTRAINT "loans_tenant_id_bid_id_bids_tenant_id_id_fk" FOREIGN KEY ("tenant_id","bid_id") REFERENCES "credit"."bids"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loans" ADD CONSTRAINT "loans_tenant_id_provider_id_loan_providers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","provider_id") REFERENCES "credit"."loan_providers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loans" ADD CONSTRAINT "loans_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."loans" ADD CONSTRAINT "loans_tenant_id_funding_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","funding_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_documents_one" ON "credit"."application_documents" USING btree ("application_id","document_id","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bids_one_active" ON "credit"."bids" USING btree ("application_id","provider_id","tenant_id") WHERE status = 'ACTIVE';--> statement-breakpoint
CREATE UNIQUE INDEX "bids_one_accepted" ON "credit"."bids" USING btree ("application_id","tenant_id") WHERE status = 'ACCEPTED';--> statement-breakpoint
CREATE INDEX "bids_application" ON "credit"."bids" USING btree ("application_id","id");--> statement-breakpoint
CREATE INDEX "bids_provider" ON "credit"."bids" USING btree ("provider_id","id");--> statement-breakpoint
CREATE INDEX "loan_provider_members_provider" ON "credit"."loan_provider_members" USING btree ("provider_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "loan_provider_members_one" ON "credit"."loan_provider_members" USING btree ("user_id","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "loan_providers_slug" ON "credit"."loan_providers" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE INDEX "loan_repayments_loan" ON "credit"."loan_repayments" USING btree ("loan_id","id");--> statement-breakpoint
CREATE INDEX "loan_repayments_transaction" ON "credit"."loan_repayments" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "loan_waivers_loan" ON "credit"."loan_waivers" USING btree ("loan_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "loans_application" ON "credit"."loans" USING btree ("application_id","tenant_id");--> statement-breakpoint
CREATE INDEX "loans_borrower" ON "credit"."loans" USING btree ("borrower_id","id");--> statement-breakpoint
CREATE INDEX "loans_bid" ON "credit"."loans" USING btree ("bid_id");--> statement-breakpoint
CREATE INDEX "loans_provider" ON "credit"."loans" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "loans_account" ON "credit"."loans" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "loans_funding" ON "credit"."loans" USING btree ("funding_id");--> statement-breakpoint
CREATE INDEX "applications_open" ON "credit"."applications" USING btree ("category","id") WHERE status = 'OFFERS_OPEN';--> statement-breakpoint
CREATE UNIQUE INDEX "applications_one_open" ON "credit"."applications" USING btree ("tenant_id","applicant_id","category") WHERE status in ('SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'OFFERS_OPEN');--> statement-breakpoint
ALTER TABLE "credit"."applications" ADD CONSTRAINT "applications_status" CHECK (status in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'OFFERS_OPEN', 'ACCEPTED', 'DISBURSED', 'REPAYING', 'DEFAULTED', 'CLOSED', 'EXPIRED', 'WITHDRAWN'));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."application_documents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."bids" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."loan_provider_members" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."loan_providers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."loan_repayments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."loan_waivers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."loans" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
INSERT INTO credit.application_status_steps (from_status, to_status) VALUES
  ('UNDER_REVIEW', 'DRAFT'),
  ('UNDER_REVIEW', 'APPROVED'),
  ('UNDER_REVIEW', 'REJECTED'),
  ('APPROVED', 'OFFERS_OPEN'),
  ('APPROVED', 'WITHDRAWN'),
  ('OFFERS_OPEN', 'ACCEPTED'),
  ('OFFERS_OPEN', 'EXPIRED'),
  ('OFFERS_OPEN', 'WITHDRAWN'),
  ('ACCEPTED', 'DISBURSED'),
  ('DISBURSED', 'REPAYING'),
  ('DISBURSED', 'CLOSED'),
  ('REPAYING', 'DEFAULTED'),
  ('REPAYING', 'CLOSED'),
  ('DEFAULTED', 'REPAYING'),
  ('DEFAULTED', 'CLOSED'),
  -- A repayment that had closed the loan was taken back.
  ('CLOSED', 'REPAYING');
--> statement-breakpoint
-- What borrowers were let off is written once; bids, loans and repayments stay.
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON credit.loan_waivers
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.loan_waivers
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.loan_repayments
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.loans
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.bids
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
REVOKE UPDATE, DELETE ON credit.loan_waivers FROM credit_runtime, credit_job;--> statement-breakpoint
REVOKE DELETE ON credit.loan_repayments, credit.loans, credit.bids FROM credit_runtime, credit_job;--> statement-breakpoint
-- An offer is accepted or ended once, and keeps its terms.
CREATE FUNCTION credit.check_bid() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF old.status <> 'ACTIVE'
    OR (to_jsonb(new) - 'status' - 'updated_at') IS DISTINCT FROM (to_jsonb(old) - 'status' - 'updated_at')
  THEN
    RAISE EXCEPTION 'The terms of a bid stay, and it ends once' USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER keeps_terms AFTER UPDATE ON credit.bids FOR EACH ROW EXECUTE FUNCTION credit.check_bid();
