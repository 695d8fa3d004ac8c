-- At the commit each transaction has two postings or more, which sum to zero in each currency; it reverses no reversal. All
-- who wait for one of its accounts wait for this too: its postings are read once, and the second question is planned only
-- for a reversal.
CREATE OR REPLACE FUNCTION credit.check_transaction() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  postings bigint;
  balanced boolean;
BEGIN
  SELECT sum(part.postings), bool_and(part.total = 0) INTO postings, balanced FROM (
    SELECT count(*) AS postings, sum(amount_minor) AS total FROM credit.ledger_postings
    WHERE tenant_id = new.tenant_id AND transaction_id = new.id GROUP BY currency
  ) part;
  IF coalesce(postings, 0) < 2 OR NOT balanced THEN
    RAISE EXCEPTION 'Transaction % is not balanced', new.id USING errcode = 'integrity_constraint_violation';
  END IF;
  IF new.reverses_id IS NULL THEN RETURN NULL; END IF;
  IF NOT EXISTS (
    SELECT FROM credit.ledger_transactions
    WHERE tenant_id = new.tenant_id AND id = new.reverses_id AND reverses_id IS NULL
  ) THEN
    RAISE EXCEPTION 'Transaction % reverses none that can be reversed', new.id USING errcode = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
