-- No role reaches a partition but through its table, whose policies hold.
CREATE OR REPLACE FUNCTION credit.isolate_partition(relation text, part text) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE credit.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', part);
  EXECUTE pg_catalog.format('REVOKE ALL ON credit.%I FROM credit_runtime, credit_readonly, credit_job', part);
END $$;--> statement-breakpoint
DO $$
DECLARE
  part text;
BEGIN
  FOR part IN
    SELECT c.relname FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'credit.score_history'::pg_catalog.regclass
  LOOP
    EXECUTE pg_catalog.format('DROP POLICY tenant ON credit.%I', part);
    PERFORM credit.isolate_partition('score_history', part);
  END LOOP;
END $$;
