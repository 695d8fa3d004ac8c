CREATE TABLE "credit"."application_decisions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"application_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"reason_codes" text[] NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"score_hundredths" integer,
	"model_version" integer,
	"inputs_hash" text,
	"score_reasons" jsonb NOT NULL,
	"contest_text" text,
	"contested_at" timestamp with time zone,
	"outcome" text,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "application_decisions_contest" CHECK ((contested_at is null) = (contest_text is null)),
	CONSTRAINT "application_decisions_answer" CHECK ((outcome is null) = (answered_at is null) and (answer is null) = (answered_at is null)
        and (answered_by is null) = (answered_at is null) and (answered_at is null or contested_at is not null)),
	CONSTRAINT "application_decisions_outcome" CHECK (outcome in ('UPHELD', 'OVERTURNED')),
	CONSTRAINT "application_decisions_second_person" CHECK (answered_by <> decided_by and answered_by <> applicant_id)
);
--> statement-breakpoint
ALTER TABLE "credit"."application_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit"."applications" DROP CONSTRAINT "applications_status";--> statement-breakpoint
ALTER TABLE "credit"."application_decisions" ADD CONSTRAINT "application_decisions_tenant_id_application_id_applications_tenant_id_id_fk" FOREIGN KEY ("tenant_id","application_id") REFERENCES "credit"."applications"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "application_decisions_sequence" ON "credit"."application_decisions" USING btree ("application_id","sequence","tenant_id");--> statement-breakpoint
CREATE INDEX "application_decisions_applicant" ON "credit"."application_decisions" USING btree ("applicant_id","id");--> statement-breakpoint
ALTER TABLE "credit"."applications" ADD CONSTRAINT "applications_status" CHECK (status in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED', 'REJECTED', 'CONTESTED', 'OFFERS_OPEN', 'ACCEPTED', 'DISBURSED', 'REPAYING', 'DEFAULTED', 'CLOSED', 'EXPIRED', 'WITHDRAWN'));--> statement-breakpoint
CREATE POLICY "tenant" ON "credit"."application_decisions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
INSERT INTO credit.application_status_steps (from_status, to_status) VALUES
  ('REJECTED', 'CONTESTED'),
  ('CONTESTED', 'REJECTED'),
  ('CONTESTED', 'UNDER_REVIEW');
--> statement-breakpoint
-- A decision stays as it was made. It is contested once and answered once; the applicant's words can be emptied.
CREATE FUNCTION credit.check_decision() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  later text[] := ARRAY['contest_text', 'contested_at', 'outcome', 'answer', 'answered_by', 'answered_at', 'version', 'updated_at'];
BEGIN
  IF (to_jsonb(new) - later) IS DISTINCT FROM (to_jsonb(old) - later)
    OR (old.contested_at IS NOT NULL AND (new.contested_at IS DISTINCT FROM old.contested_at
      OR new.contest_text NOT IN (old.contest_text, '')))
    OR (old.answered_at IS NOT NULL AND (new.outcome, new.answer, new.answered_by, new.answered_at)
      IS DISTINCT FROM (old.outcome, old.answer, old.answered_by, old.answered_at))
  THEN
    RAISE EXCEPTION 'A decision stays, and is contested and answered once' USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER stays AFTER UPDATE ON credit.application_decisions FOR EACH ROW EXECUTE FUNCTION credit.check_decision();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.application_decisions
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
REVOKE DELETE ON credit.application_decisions FROM credit_runtime, credit_job;
