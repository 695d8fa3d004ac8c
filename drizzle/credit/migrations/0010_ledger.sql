CREATE TABLE "credit"."account_tiers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"level" integer NOT NULL,
	"name" text NOT NULL,
	"requires" text[] NOT NULL,
	"limits" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_tiers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "account_tiers_level" CHECK (level between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "credit"."account_tiers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."account_balances" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"posted_minor" bigint DEFAULT 0 NOT NULL,
	"held_minor" bigint DEFAULT 0 NOT NULL,
	"sequence" bigint DEFAULT 0 NOT NULL,
	"overdraft_minor" bigint DEFAULT 0 NOT NULL,
	"floor_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_balances_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "account_balances_funds" CHECK (posted_minor - held_minor >= floor_minor),
	CONSTRAINT "account_balances_floor" CHECK (floor_minor <= -overdraft_minor),
	CONSTRAINT "account_balances_held" CHECK (held_minor >= 0),
	CONSTRAINT "account_balances_overdraft" CHECK (overdraft_minor >= 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."account_balances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."account_changes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"status" text NOT NULL,
	"overdraft_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."account_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."accounts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"owner_id" uuid,
	"provider_slug" text,
	"status" text NOT NULL,
	"has_balance" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "accounts_currency" UNIQUE("tenant_id","id","currency"),
	CONSTRAINT "accounts_kind" CHECK (kind in ('WALLET', 'SAVINGS_PRINCIPAL', 'SAVINGS_INTEREST', 'PROVIDER_FUNDING', 'LOAN_PRINCIPAL', 'LOAN_INTEREST', 'LOAN_FEES', 'GATEWAY_CLEARING', 'INTEREST_INCOME', 'FEE_INCOME', 'PENALTY_INCOME', 'INTEREST_EXPENSE', 'PROMO_EXPENSE', 'SUSPENSE', 'WRITE_OFF')),
	CONSTRAINT "accounts_status" CHECK (status in ('OPEN', 'FROZEN_IN', 'FROZEN_OUT', 'FROZEN', 'CLOSED'))
);
--> statement-breakpoint
ALTER TABLE "credit"."accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."business_calendars" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"mode" text NOT NULL,
	"time_zone" text NOT NULL,
	"holidays" date[] NOT NULL,
	"business_date" date NOT NULL,
	"closed_through" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "business_calendars_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "business_calendars_mode" CHECK (mode in ('AUTOMATIC', 'MANUAL'))
);
--> statement-breakpoint
ALTER TABLE "credit"."business_calendars" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."holds" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"captured_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "holds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "holds_status" CHECK (status in ('ACTIVE', 'CAPTURED', 'RELEASED', 'EXPIRED')),
	CONSTRAINT "holds_amount" CHECK (amount_minor > 0 and captured_minor between 0 and amount_minor)
);
--> statement-breakpoint
ALTER TABLE "credit"."holds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."ledger_postings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"transaction_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"business_date" date NOT NULL,
	"account_sequence" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_postings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "ledger_postings_sequence" UNIQUE("account_id","account_sequence","tenant_id"),
	CONSTRAINT "ledger_postings_amount" CHECK (amount_minor <> 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."ledger_postings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."ledger_seals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"sequence" bigint NOT NULL,
	"transaction_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_seals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "ledger_seals_sequence" UNIQUE("tenant_id","sequence"),
	CONSTRAINT "ledger_seals_transaction" UNIQUE("transaction_id","tenant_id")
);
--> statement-breakpoint
ALTER TABLE "credit"."ledger_seals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."ledger_transactions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"memo" text,
	"business_date" date NOT NULL,
	"reverses_id" uuid,
	"is_forced" boolean NOT NULL,
	"actor_id" uuid,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_transactions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."ledger_transactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."ledger_verifications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"status" text NOT NULL,
	"transactions" integer,
	"sealed_through" integer,
	"chain_head" text,
	"sums" jsonb,
	"faults" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_verifications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "ledger_verifications_status" CHECK (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED'))
);
--> statement-breakpoint
ALTER TABLE "credit"."ledger_verifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit"."account_balances" ADD CONSTRAINT "account_balances_tenant_id_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."account_changes" ADD CONSTRAINT "account_changes_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."holds" ADD CONSTRAINT "holds_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."ledger_postings" ADD CONSTRAINT "ledger_postings_tenant_id_transaction_id_ledger_transactions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","transaction_id") REFERENCES "credit"."ledger_transactions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."ledger_postings" ADD CONSTRAINT "ledger_postings_tenant_id_account_id_currency_accounts_tenant_id_id_currency_fk" FOREIGN KEY ("tenant_id","account_id","currency") REFERENCES "credit"."accounts"("tenant_id","id","currency") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."ledger_seals" ADD CONSTRAINT "ledger_seals_tenant_id_transaction_id_ledger_transactions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","transaction_id") REFERENCES "credit"."ledger_transactions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_tiers_level" ON "credit"."account_tiers" USING btree ("tenant_id","level");--> statement-breakpoint
CREATE INDEX "account_changes_account" ON "credit"."account_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "accounts_owner" ON "credit"."accounts" USING btree ("owner_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_wallet" ON "credit"."accounts" USING btree ("tenant_id","owner_id","currency") WHERE kind = 'WALLET';--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_funding" ON "credit"."accounts" USING btree ("tenant_id","provider_slug","currency") WHERE kind = 'PROVIDER_FUNDING';--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_of_tenant" ON "credit"."accounts" USING btree ("tenant_id","kind","currency") WHERE owner_id is null and provider_slug is null;--> statement-breakpoint
CREATE UNIQUE INDEX "business_calendars_one" ON "credit"."business_calendars" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "holds_account" ON "credit"."holds" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "ledger_postings_transaction" ON "credit"."ledger_postings" USING btree ("tenant_id","transaction_id","id");--> statement-breakpoint
CREATE INDEX "ledger_postings_account" ON "credit"."ledger_postings" USING btree ("account_id","currency");--> statement-breakpoint
CREATE INDEX "ledger_postings_day" ON "credit"."ledger_postings" USING btree ("account_id","business_date","id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_reverses" ON "credit"."ledger_transactions" USING btree ("reverses_id","tenant_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX "ledger_transactions_kind" ON "credit"."ledger_transactions" USING btree ("kind","tenant_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."account_tiers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."account_balances" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."account_changes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."accounts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."business_calendars" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."holds" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."ledger_postings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."ledger_seals" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."ledger_transactions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."ledger_verifications" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));