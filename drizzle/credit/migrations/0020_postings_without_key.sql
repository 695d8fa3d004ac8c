ALTER TABLE "credit"."ledger_postings" DROP CONSTRAINT "ledger_postings_tenant_id_account_id_currency_accounts_tenant_id_id_currency_fk";
--> statement-breakpoint
-- Looking for the account by a foreign key locks its row: those that all use, such as the clearing account, would be written
-- by every transaction. The trigger, which reads the account anyway, refuses what the key refused, and accounts stay.
CREATE OR REPLACE FUNCTION credit.apply_posting() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  header credit.ledger_transactions%ROWTYPE;
  account credit.accounts%ROWTYPE;
BEGIN
  -- This trigger speaks before row-level security, which the owner's rights pass by: it refuses with the same words.
  IF new.tenant_id IS DISTINCT FROM nullif(current_setting('app.tenant_id', true), '')::uuid THEN
    RAISE EXCEPTION 'new row violates row-level security policy for table "ledger_postings"'
      USING errcode = 'insufficient_privilege';
  END IF;
  SELECT * INTO header FROM credit.ledger_transactions WHERE tenant_id = new.tenant_id AND id = new.transaction_id;
  IF header.xid IS DISTINCT FROM pg_current_xact_id() OR header.business_date <> new.business_date THEN
    RAISE EXCEPTION 'A posting is written with its transaction' USING errcode = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO account FROM credit.accounts WHERE tenant_id = new.tenant_id AND id = new.account_id;
  IF account.currency IS DISTINCT FROM new.currency THEN
    RAISE EXCEPTION 'There is no account % in %', new.account_id, new.currency USING errcode = 'foreign_key_violation';
  END IF;
  IF NOT account.has_balance THEN
    new.account_sequence := NULL;
    RETURN new;
  END IF;
  UPDATE credit.account_balances b SET
    posted_minor = b.posted_minor + new.amount_minor,
    sequence = b.sequence + 1,
    -- What a forced transaction has overdrawn stays allowed while it is filled again, and no longer.
    floor_minor = CASE
      WHEN header.is_forced OR new.amount_minor > 0
        THEN least(-b.overdraft_minor, b.posted_minor + new.amount_minor - b.held_minor)
      ELSE -b.overdraft_minor END
  WHERE b.tenant_id = new.tenant_id AND b.id = new.account_id
  RETURNING b.sequence INTO new.account_sequence;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Account % has no balance', new.account_id USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.accounts FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
-- The currency of an account is that of its postings. Row-level security keeps it in its tenant.
CREATE FUNCTION credit.keep_currency() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'An account keeps its id and currency' USING errcode = 'integrity_constraint_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER keeps_currency BEFORE UPDATE OF id, currency ON credit.accounts FOR EACH ROW
WHEN ((old.id, old.currency) IS DISTINCT FROM (new.id, new.currency)) EXECUTE FUNCTION credit.keep_currency();
