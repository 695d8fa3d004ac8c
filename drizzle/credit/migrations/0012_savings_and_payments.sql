CREATE TABLE "credit"."kyc_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"document_id" uuid NOT NULL,
	"number_hint" text,
	"country" char(2),
	"expires_on" date,
	"reason" text,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kyc_documents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "kyc_documents_status" CHECK (status in ('PENDING_REVIEW', 'APPROVED', 'REJECTED', 'EXPIRED')),
	CONSTRAINT "kyc_documents_review" CHECK ((reviewed_by is null) = (status = 'PENDING_REVIEW') and (reviewed_by <> owner_id) is not false),
	CONSTRAINT "kyc_documents_rejection" CHECK (status <> 'REJECTED' or reason is not null)
);
--> statement-breakpoint
ALTER TABLE "credit"."kyc_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."charge_refunds" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"gateway_id" uuid NOT NULL,
	"charge_id" uuid,
	"suspense_item_id" uuid,
	"reference" text NOT NULL,
	"provider_reference" text,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"transaction_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charge_refunds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "charge_refunds_status" CHECK (status in ('PENDING', 'DONE', 'FAILED')),
	CONSTRAINT "charge_refunds_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."charge_refunds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."charges" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"payer_id" uuid NOT NULL,
	"gateway_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"account_id" uuid NOT NULL,
	"order_id" uuid,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"return_url" text,
	"checkout_url" text,
	"provider_reference" text,
	"payer_hash" text,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charges_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "charges_amount" CHECK (amount_minor > 0 and refunded_minor between 0 and amount_minor),
	CONSTRAINT "charges_status" CHECK (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'IN_REVIEW', 'PARTIALLY_REFUNDED', 'REFUNDED'))
);
--> statement-breakpoint
ALTER TABLE "credit"."charges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."gateway_messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"gateway_id" uuid NOT NULL,
	"digest" "bytea" NOT NULL,
	"body" "bytea" NOT NULL,
	"outcome" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gateway_messages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "gateway_messages_digest" UNIQUE("gateway_id","digest","tenant_id")
);
--> statement-breakpoint
ALTER TABLE "credit"."gateway_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."merchants" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"gateway_slug" text NOT NULL,
	"settlement_account_id" uuid NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "merchants_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."merchants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."payment_gateways" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"secret" "bytea",
	"secret_hint" text,
	"webhook_secrets" "bytea",
	"api_url" text,
	"generic" jsonb,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_gateways_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payment_gateways_provider" CHECK (provider in ('PAYSTACK', 'STRIPE', 'GENERIC', 'LOCAL')),
	CONSTRAINT "payment_gateways_generic" CHECK ((provider = 'GENERIC') = (generic is not null))
);
--> statement-breakpoint
ALTER TABLE "credit"."payment_gateways" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."suspense_items" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"gateway_id" uuid NOT NULL,
	"charge_id" uuid,
	"reference" text NOT NULL,
	"provider_reference" text,
	"reason" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"resolution" text,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspense_items_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "suspense_items_amount" CHECK (amount_minor > 0),
	CONSTRAINT "suspense_items_resolved" CHECK ((resolved_at is null) = (resolved_by is null))
);
--> statement-breakpoint
ALTER TABLE "credit"."suspense_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."webhook_addresses" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_addresses_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."webhook_addresses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."payout_destinations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"name" text NOT NULL,
	"gateway_slug" text NOT NULL,
	"bank_code" text NOT NULL,
	"account_number" "bytea" NOT NULL,
	"account_name" text NOT NULL,
	"hint" text NOT NULL,
	"account_hash" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payout_destinations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."payout_destinations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."payouts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"destination_id" uuid NOT NULL,
	"gateway_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"status" text NOT NULL,
	"provider_reference" text,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payouts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "payouts_status" CHECK (status in ('PENDING', 'PAID', 'FAILED')),
	CONSTRAINT "payouts_amount" CHECK (amount_minor > 0)
);
--> statement-breakpoint
ALTER TABLE "credit"."payouts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."referral_programs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"currency" char(3) NOT NULL,
	"referrer_bonus_minor" bigint NOT NULL,
	"referee_bonus_minor" bigint,
	"level_weights" jsonb NOT NULL,
	"minimum_deposit_minor" bigint NOT NULL,
	"deposit_within_days" integer NOT NULL,
	"hold_days" integer NOT NULL,
	"cap_per_referrer" integer NOT NULL,
	"cap_days" integer NOT NULL,
	"claw_back_days" integer NOT NULL,
	"budget_account_id" uuid NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "referral_programs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."referral_programs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."referrals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"referrer_id" uuid NOT NULL,
	"referee_id" uuid,
	"email" text,
	"level" integer NOT NULL,
	"parent_id" uuid,
	"status" text NOT NULL,
	"reason" text,
	"currency" char(3) NOT NULL,
	"bonus_minor" bigint NOT NULL,
	"referee_bonus_minor" bigint,
	"minimum_deposit_minor" bigint NOT NULL,
	"hold_days" integer NOT NULL,
	"claw_back_days" integer NOT NULL,
	"budget_account_id" uuid NOT NULL,
	"registered_on" date,
	"qualifies_by" date,
	"device_hash" text,
	"referrer_transaction_id" uuid,
	"referee_transaction_id" uuid,
	"rewarded_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "referrals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "referrals_status" CHECK (status in ('INVITED', 'REGISTERED', 'QUALIFIED', 'REWARDED', 'REJECTED', 'CLAWED_BACK')),
	CONSTRAINT "referrals_level" CHECK (level in (1, 2) and (level = 2) = (parent_id is not null)),
	CONSTRAINT "referrals_people" CHECK ((referee_id <> referrer_id) is not false),
	CONSTRAINT "referrals_registered" CHECK (status in ('INVITED', 'REJECTED') or referee_id is not null)
);
--> statement-breakpoint
ALTER TABLE "credit"."referrals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."savings_days" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"savings_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"accrued" numeric(38, 10) NOT NULL,
	"posted_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "savings_days_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."savings_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."savings_movements" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"savings_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"transaction_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "savings_movements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."savings_movements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."savings_plans" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"annual_rate" text NOT NULL,
	"day_count" text NOT NULL,
	"balance_method" text NOT NULL,
	"compounding" text NOT NULL,
	"term_months" integer,
	"minimum_minor" bigint NOT NULL,
	"top_ups_allowed" boolean NOT NULL,
	"early_rule" text NOT NULL,
	"early_forfeit_days" integer,
	"early_rate" text,
	"required_tier" integer NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "savings_plans_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit"."savings_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit"."user_savings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"plan_slug" text NOT NULL,
	"kind" text NOT NULL,
	"currency" char(3) NOT NULL,
	"annual_rate" text NOT NULL,
	"day_count" text NOT NULL,
	"balance_method" text NOT NULL,
	"compounding" text NOT NULL,
	"term_months" integer,
	"minimum_minor" bigint NOT NULL,
	"top_ups_allowed" boolean NOT NULL,
	"early_rule" text NOT NULL,
	"early_forfeit_days" integer,
	"early_rate" text,
	"account_id" uuid NOT NULL,
	"wallet_id" uuid NOT NULL,
	"status" text NOT NULL,
	"target_minor" bigint,
	"auto_top_up_minor" bigint,
	"top_up_every" text,
	"top_up_since" date,
	"next_top_up_on" date,
	"at_maturity" text NOT NULL,
	"opened_on" date NOT NULL,
	"matures_on" date,
	"accrued_through" date NOT NULL,
	"accrued" numeric(38, 10) NOT NULL,
	"posted_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_savings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "user_savings_status" CHECK (status in ('ACTIVE', 'MATURED', 'PAID_OUT', 'ROLLED_OVER', 'BROKEN'))
);
--> statement-breakpoint
ALTER TABLE "credit"."user_savings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit"."charges" ADD CONSTRAINT "charges_tenant_id_gateway_id_payment_gateways_tenant_id_id_fk" FOREIGN KEY ("tenant_id","gateway_id") REFERENCES "credit"."payment_gateways"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."charges" ADD CONSTRAINT "charges_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."gateway_messages" ADD CONSTRAINT "gateway_messages_tenant_id_gateway_id_payment_gateways_tenant_id_id_fk" FOREIGN KEY ("tenant_id","gateway_id") REFERENCES "credit"."payment_gateways"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."merchants" ADD CONSTRAINT "merchants_tenant_id_settlement_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","settlement_account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."suspense_items" ADD CONSTRAINT "suspense_items_tenant_id_charge_id_charges_tenant_id_id_fk" FOREIGN KEY ("tenant_id","charge_id") REFERENCES "credit"."charges"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."webhook_addresses" ADD CONSTRAINT "webhook_addresses_tenant_id_id_payment_gateways_tenant_id_id_fk" FOREIGN KEY ("tenant_id","id") REFERENCES "credit"."payment_gateways"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."payouts" ADD CONSTRAINT "payouts_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."payouts" ADD CONSTRAINT "payouts_tenant_id_destination_id_payout_destinations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","destination_id") REFERENCES "credit"."payout_destinations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."payouts" ADD CONSTRAINT "payouts_tenant_id_hold_id_holds_tenant_id_id_fk" FOREIGN KEY ("tenant_id","hold_id") REFERENCES "credit"."holds"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."referral_programs" ADD CONSTRAINT "referral_programs_tenant_id_budget_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","budget_account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."referrals" ADD CONSTRAINT "referrals_tenant_id_budget_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","budget_account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."savings_days" ADD CONSTRAINT "savings_days_tenant_id_savings_id_user_savings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","savings_id") REFERENCES "credit"."user_savings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."savings_movements" ADD CONSTRAINT "savings_movements_tenant_id_savings_id_user_savings_tenant_id_id_fk" FOREIGN KEY ("tenant_id","savings_id") REFERENCES "credit"."user_savings"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."savings_movements" ADD CONSTRAINT "savings_movements_tenant_id_transaction_id_ledger_transactions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","transaction_id") REFERENCES "credit"."ledger_transactions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit"."user_savings" ADD CONSTRAINT "user_savings_tenant_id_account_id_accounts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","account_id") REFERENCES "credit"."accounts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kyc_documents_owner" ON "credit"."kyc_documents" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "kyc_documents_status" ON "credit"."kyc_documents" USING btree ("status","tenant_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "kyc_documents_one_pending" ON "credit"."kyc_documents" USING btree ("owner_id","type","tenant_id") WHERE status = 'PENDING_REVIEW';--> statement-breakpoint
CREATE INDEX "charge_refunds_charge" ON "credit"."charge_refunds" USING btree ("charge_id","id");--> statement-breakpoint
CREATE INDEX "charges_payer" ON "credit"."charges" USING btree ("payer_id","id");--> statement-breakpoint
CREATE INDEX "charges_status" ON "credit"."charges" USING btree ("status","tenant_id","id");--> statement-breakpoint
CREATE INDEX "charges_order" ON "credit"."charges" USING btree ("order_id","id");--> statement-breakpoint
CREATE INDEX "charges_account" ON "credit"."charges" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "charges_payer_hash" ON "credit"."charges" USING btree ("payer_hash","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "charges_reference" ON "credit"."charges" USING btree ("gateway_id","reference","tenant_id");--> statement-breakpoint
CREATE INDEX "merchants_account" ON "credit"."merchants" USING btree ("settlement_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "merchants_slug" ON "credit"."merchants" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_gateways_slug" ON "credit"."payment_gateways" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE INDEX "suspense_items_charge" ON "credit"."suspense_items" USING btree ("charge_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspense_items_money" ON "credit"."suspense_items" USING btree ("gateway_id","reference","currency","amount_minor","tenant_id");--> statement-breakpoint
CREATE INDEX "webhook_addresses_id" ON "credit"."webhook_addresses" USING btree ("id");--> statement-breakpoint
CREATE INDEX "payout_destinations_owner" ON "credit"."payout_destinations" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "payout_destinations_account" ON "credit"."payout_destinations" USING btree ("account_hash","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_destinations_name" ON "credit"."payout_destinations" USING btree ("owner_id","name","tenant_id");--> statement-breakpoint
CREATE INDEX "payouts_owner" ON "credit"."payouts" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "payouts_account" ON "credit"."payouts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "payouts_destination" ON "credit"."payouts" USING btree ("destination_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_hold" ON "credit"."payouts" USING btree ("hold_id","tenant_id");--> statement-breakpoint
CREATE INDEX "referral_programs_budget" ON "credit"."referral_programs" USING btree ("budget_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_programs_one" ON "credit"."referral_programs" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "referrals_referrer" ON "credit"."referrals" USING btree ("referrer_id","id");--> statement-breakpoint
CREATE INDEX "referrals_status" ON "credit"."referrals" USING btree ("status","tenant_id","id");--> statement-breakpoint
CREATE INDEX "referrals_budget" ON "credit"."referrals" USING btree ("budget_account_id");--> statement-breakpoint
CREATE INDEX "referrals_parent" ON "credit"."referrals" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "referrals_device" ON "credit"."referrals" USING btree ("device_hash","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_one_referrer" ON "credit"."referrals" USING btree ("referee_id","tenant_id","level") WHERE referee_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_one_invitation" ON "credit"."referrals" USING btree ("referrer_id","email","tenant_id") WHERE email is not null and level = 1;--> statement-breakpoint
CREATE UNIQUE INDEX "savings_days_day" ON "credit"."savings_days" USING btree ("savings_id","business_date","tenant_id");--> statement-breakpoint
CREATE INDEX "savings_days_savings" ON "credit"."savings_days" USING btree ("tenant_id","savings_id","id");--> statement-breakpoint
CREATE INDEX "savings_movements_transaction" ON "credit"."savings_movements" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "savings_movements_savings" ON "credit"."savings_movements" USING btree ("savings_id","business_date");--> statement-breakpoint
CREATE UNIQUE INDEX "savings_plans_slug" ON "credit"."savings_plans" USING btree ("tenant_id","slug");--> statement-breakpoint
CREATE INDEX "user_savings_owner" ON "credit"."user_savings" USING btree ("owner_id","id");--> statement-breakpoint
CREATE INDEX "user_savings_account" ON "credit"."user_savings" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "user_savings_status" ON "credit"."user_savings" USING btree ("status","tenant_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."kyc_documents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."charge_refunds" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."charges" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."gateway_messages" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."merchants" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."payment_gateways" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."suspense_items" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."webhook_addresses" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "credit"."webhook_addresses" AS PERMISSIVE FOR ALL TO "credit_job", "credit_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."payout_destinations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."payouts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."referral_programs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."referrals" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."savings_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."savings_movements" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."savings_plans" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."user_savings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- What was put into savings is what interest is computed from: it is written once.
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON credit.savings_movements
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.savings_movements
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
REVOKE UPDATE, DELETE ON credit.savings_movements FROM credit_runtime, credit_job;
