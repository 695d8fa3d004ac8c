-- What the ledger is made of is written once, and balances follow from postings and holds alone: for the service, for jobs
-- and for the owner of the tables.
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON credit.ledger_transactions
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.ledger_transactions
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON credit.ledger_postings
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.ledger_postings
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON credit.ledger_seals
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.ledger_seals
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON credit.account_changes
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.account_changes
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.account_balances
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.account_balances
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON credit.holds
FOR EACH ROW EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON credit.holds
FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_change();--> statement-breakpoint
REVOKE UPDATE, DELETE ON credit.ledger_transactions, credit.ledger_postings, credit.ledger_seals, credit.account_changes
FROM credit_runtime, credit_job;--> statement-breakpoint
-- Updating the overdraft is left, and with it the right to lock rows.
REVOKE UPDATE, DELETE ON credit.account_balances FROM credit_runtime, credit_job;--> statement-breakpoint
GRANT UPDATE (overdraft_minor) ON credit.account_balances TO credit_runtime;--> statement-breakpoint
REVOKE DELETE ON credit.holds, credit.accounts FROM credit_runtime, credit_job;--> statement-breakpoint
-- A posting belongs to the database transaction that wrote its header, and moves the balance of its account.
CREATE FUNCTION credit.apply_posting() RETURNS trigger
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
CREATE TRIGGER applies BEFORE INSERT ON credit.ledger_postings FOR EACH ROW EXECUTE FUNCTION credit.apply_posting();--> statement-breakpoint
CREATE FUNCTION credit.begin_transaction() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  new.xid := pg_current_xact_id();
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER begins BEFORE INSERT ON credit.ledger_transactions FOR EACH ROW EXECUTE FUNCTION credit.begin_transaction();--> statement-breakpoint
-- At the commit each transaction has two postings or more, which sum to zero in each currency; it reverses no reversal.
CREATE FUNCTION credit.check_transaction() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM credit.ledger_postings WHERE tenant_id = new.tenant_id AND transaction_id = new.id) < 2
    OR EXISTS (
      SELECT FROM credit.ledger_postings WHERE tenant_id = new.tenant_id AND transaction_id = new.id
      GROUP BY currency HAVING sum(amount_minor) <> 0
    )
  THEN
    RAISE EXCEPTION 'Transaction % is not balanced', new.id USING errcode = 'integrity_constraint_violation';
  END IF;
  IF new.reverses_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM credit.ledger_transactions
    WHERE tenant_id = new.tenant_id AND id = new.reverses_id AND reverses_id IS NULL
  ) THEN
    RAISE EXCEPTION 'Transaction % reverses none that can be reversed', new.id USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON credit.ledger_transactions
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION credit.check_transaction();--> statement-breakpoint
-- A hold begins active and is resolved once; the balance knows of it.
CREATE FUNCTION credit.apply_hold() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  change bigint;
BEGIN
  IF tg_op = 'INSERT' THEN
    IF new.status <> 'ACTIVE' OR new.captured_minor <> 0 THEN
      RAISE EXCEPTION 'A hold begins active' USING errcode = 'integrity_constraint_violation';
    END IF;
    change := new.amount_minor;
  ELSE
    IF old.status <> 'ACTIVE' OR new.status = 'ACTIVE' OR new.amount_minor <> old.amount_minor
      OR new.account_id <> old.account_id OR (new.status = 'CAPTURED') <> (new.captured_minor > 0)
    THEN
      RAISE EXCEPTION 'A hold is resolved once' USING errcode = 'integrity_constraint_violation';
    END IF;
    change := -new.amount_minor;
  END IF;
  UPDATE credit.account_balances b SET held_minor = b.held_minor + change,
    floor_minor = CASE WHEN change < 0 THEN b.floor_minor ELSE -b.overdraft_minor END
  WHERE b.tenant_id = new.tenant_id AND b.id = new.account_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Account % has no balance', new.account_id USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER applies AFTER INSERT OR UPDATE ON credit.holds FOR EACH ROW EXECUTE FUNCTION credit.apply_hold();--> statement-breakpoint
-- A balance begins empty. A lower overdraft does not take what is overdrawn already.
CREATE FUNCTION credit.move_floor() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF tg_op = 'INSERT' THEN
    new.posted_minor := 0;
    new.held_minor := 0;
    new.sequence := 0;
  END IF;
  new.floor_minor := least(-new.overdraft_minor, new.posted_minor - new.held_minor);
  IF new.posted_minor - new.held_minor >= -new.overdraft_minor THEN new.floor_minor := -new.overdraft_minor; END IF;
  RETURN new;
END $$;--> statement-breakpoint
CREATE TRIGGER moves_floor BEFORE INSERT OR UPDATE OF overdraft_minor ON credit.account_balances
FOR EACH ROW EXECUTE FUNCTION credit.move_floor();--> statement-breakpoint
REVOKE ALL ON FUNCTION credit.apply_posting(), credit.apply_hold() FROM PUBLIC;
