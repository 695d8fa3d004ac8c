-- Judges the account that a transaction has credited, behind its postings, which have locked the balance: the COMMIT is sent
-- with them, and no one else is asked. The detail of the refusal says how the account is.
CREATE FUNCTION credit.check_credited(tenant uuid, account uuid, statuses text[], maximum bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  present_status text;
  posted bigint;
BEGIN
  SELECT a.status, b.posted_minor INTO present_status, posted
  FROM credit.accounts a JOIN credit.account_balances b ON b.tenant_id = a.tenant_id AND b.id = a.id
  WHERE a.tenant_id = tenant AND a.id = account;
  IF present_status = ANY (statuses) AND (maximum IS NULL OR posted <= maximum) THEN RETURN; END IF;
  RAISE EXCEPTION 'Account % may not be credited', account USING errcode = 'QC001',
    detail = json_build_object('status', present_status, 'postedMinor', posted::text)::text;
END $$;
