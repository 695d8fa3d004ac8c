CREATE TABLE "credit"."loan_restructurings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"loan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"needs_consent" boolean NOT NULL,
	"nominal_rate" text NOT NULL,
	"schedule_kind" text NOT NULL,
	"instalments" integer NOT NULL,
	"first_due_on" date NOT NULL,
	"reason" text NOT NULL,
	"plan" jsonb NOT NULL,
	"proposed_by" uuid NOT NULL,
	"effective_on" date,
	"event_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "loan_restructurings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "loan_restructurings_status" CHECK (status in ('PROPOSED', 'APPLIED', 'DECLINED', 'SUPERSEDED')),
	CONSTRAINT "loan_restructurings_instalments" CHECK (instalments between 1 and 600 and number > 1),
	CONSTRAINT "loan_restructurings_applied" CHECK ((status = 'APPLIED') = (effective_on is not null) and (effective_on is null) = (event_id is null)
        and (effective_on is null or first_due_on > effective_on))
);
--> statement-breakpoint
ALTER TABLE "credit"."loan_restructurings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit"."charges" ADD COLUMN "loan_id" uuid;--> statement-breakpoint
ALTER TABLE "credit"."loan_restructurings" ADD CONSTRAINT "loan_restructurings_tenant_id_loan_id_loans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","loan_id") REFERENCES "credit"."loans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "loan_restructurings_number" ON "credit"."loan_restructurings" USING btree ("loan_id","number","tenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "loan_restructurings_one_proposed" ON "credit"."loan_restructurings" USING btree ("loan_id","tenant_id") WHERE status = 'PROPOSED';--> statement-breakpoint
ALTER TABLE "credit"."charges" ADD CONSTRAINT "charges_tenant_id_loan_id_loans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","loan_id") REFERENCES "credit"."loans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_loan" ON "credit"."charges" USING btree ("loan_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."loan_restructurings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
-- A plan keeps its terms, and is answered once. What its instalments are is fixed when it is applied.
CREATE FUNCTION credit.check_restructuring() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  later text[] := ARRAY['status', 'plan', 'effective_on', 'event_id', 'version', 'updated_at'];
BEGIN
  IF old.status <> 'PROPOSED' OR (to_jsonb(new) - later) IS DISTINCT FROM (to_jsonb(old) - later) THEN
    RAISE EXCEPTION 'A plan keeps its terms, and is answered once' USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER keeps_terms AFTER UPDATE ON credit.loan_restructurings
FOR EACH ROW EXECUTE FUNCTION credit.check_restructuring();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.loan_restructurings
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
REVOKE DELETE ON credit.loan_restructurings FROM credit_runtime, credit_job;
