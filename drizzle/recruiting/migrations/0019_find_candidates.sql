-- A ranking keeps candidates in memory, and asks for what has changed since: all that was written by a transaction that its last
-- look could not see has a number not below the lowest one that was open then.
CREATE FUNCTION recruiting.note_candidate_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.changed_in := pg_catalog.pg_current_xact_id();
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER candidates_changed BEFORE INSERT OR UPDATE ON recruiting.candidates
FOR EACH ROW EXECUTE FUNCTION recruiting.note_candidate_change();--> statement-breakpoint
-- Finds candidates of the active tenant by words and skills, newest first, before an id, so many at most. The operators of words and
-- lists are not leakproof: under the policies of a request no index of them could be used. This runs as the owner, who reads all
-- rows, and asks for the tenant itself. Each call is planned for its values: a common word and a rare one need different plans.
CREATE FUNCTION recruiting.find_candidates(asked text, slugs text[], purpose text, at timestamptz, before uuid, most integer)
RETURNS TABLE (id uuid, relevance real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  tenant uuid := nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;
  query tsquery := CASE WHEN asked <> '' THEN pg_catalog.websearch_to_tsquery('simple', asked) END;
  wanted tsquery;
BEGIN
  IF tenant IS NULL OR pg_catalog.numnode(query) = 0 THEN RETURN; END IF;
  wanted := ('''tenant:' || tenant::text || '''')::tsquery;
  IF query IS NOT NULL THEN wanted := wanted && query; END IF;
  IF slugs = '{}' THEN
    RETURN QUERY
      SELECT f.id, CASE WHEN query IS NULL THEN 0::real ELSE pg_catalog.ts_rank(f.words, query) END
      FROM (SELECT c.id, c.words FROM recruiting.candidates c
        WHERE c.tenant_id = tenant AND c.id < before AND c.words @@ wanted AND c.erased_at IS NULL AND c.merged_into IS NULL
          AND coalesce(CASE purpose WHEN 'POOL' THEN c.pool_ends_at ELSE c.analysis_ends_at END > at, true)
        ORDER BY c.id DESC LIMIT most) f
      ORDER BY 1 DESC;
  ELSE
    RETURN QUERY
      SELECT f.id, CASE WHEN query IS NULL THEN 0::real ELSE pg_catalog.ts_rank(f.words, query) END
      FROM (SELECT c.id, c.words FROM recruiting.candidates c
        WHERE c.tenant_id = tenant AND c.id < before AND c.words @@ wanted AND c.skill_slugs @> slugs AND c.erased_at IS NULL
          AND c.merged_into IS NULL AND coalesce(CASE purpose WHEN 'POOL' THEN c.pool_ends_at ELSE c.analysis_ends_at END > at, true)
        ORDER BY c.id DESC LIMIT most) f
      ORDER BY 1 DESC;
  END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION recruiting.find_candidates(text, text[], text, timestamptz, uuid, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION recruiting.find_candidates(text, text[], text, timestamptz, uuid, integer)
TO recruiting_runtime, recruiting_readonly;
--> statement-breakpoint
-- The move that brought the active tenant into this database; null where none did. What was kept in memory before it does not count.
CREATE FUNCTION recruiting.arrival_of_tenant() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT r.move_id FROM recruiting.tenant_residences r
  WHERE r.tenant_id = nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION recruiting.arrival_of_tenant() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION recruiting.arrival_of_tenant() TO recruiting_runtime, recruiting_readonly;
