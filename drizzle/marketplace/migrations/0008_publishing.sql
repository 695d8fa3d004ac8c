-- Versions of modules. No request may write the catalogue: this function does, for a caller whose permission was judged.
CREATE FUNCTION marketplace.publish_module(module jsonb, version_id uuid, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  published uuid;
BEGIN
  INSERT INTO marketplace.modules AS m
    (slug, name, description, version, trial_days, dependencies, capabilities, settings_schema, prices, created_at)
  VALUES (module->>'slug', module->>'name', module->>'description', module->>'version', (module->>'trialDays')::integer,
    module->'dependencies', module->'capabilities', nullif(module->'settingsSchema', 'null'::jsonb), module->'prices', at)
  ON CONFLICT (slug) DO UPDATE SET name = excluded.name, description = excluded.description, version = excluded.version,
    trial_days = excluded.trial_days, dependencies = excluded.dependencies, capabilities = excluded.capabilities,
    settings_schema = excluded.settings_schema, prices = excluded.prices
  RETURNING m.id INTO published;
  INSERT INTO marketplace.module_versions (id, module_id, version, release_notes, published, published_at)
  VALUES (version_id, published, module->>'version', module->>'releaseNotes', module, at);
  RETURN published;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION marketplace.publish_module(jsonb, uuid, timestamptz) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION marketplace.publish_module(jsonb, uuid, timestamptz) TO marketplace_runtime;--> statement-breakpoint
-- What the modules of Quintet itself offer and cost; a year costs a fifth less than twelve months.
UPDATE marketplace.modules SET
  prices = '{"oneTime":{"amountMinor":"49900","currency":"EUR"},"monthly":{"amountMinor":"4900","currency":"EUR"},"annual":{"amountMinor":"47040","currency":"EUR"}}',
  capabilities = '{"features":["match scores","evidence"],"endpoints":["analyzeCandidate"],"webhooks":[],"events":["recruiting.analysis.created"],"actions":[{"name":"analyze_cv","configSchema":{"type":"object"}}]}',
  settings_schema = '{"type":"object","properties":{"minimumScore":{"type":"integer","minimum":0,"maximum":100,"default":0}},"additionalProperties":false}'
WHERE slug = 'cv-analysis';--> statement-breakpoint
UPDATE marketplace.modules SET
  prices = '{"oneTime":{"amountMinor":"69900","currency":"EUR"},"monthly":{"amountMinor":"6900","currency":"EUR"},"annual":{"amountMinor":"66240","currency":"EUR"}}',
  capabilities = '{"features":["interviews","reports"],"endpoints":["scheduleInterview"],"webhooks":[],"events":["recruiting.interview.completed"],"actions":[{"name":"create_session","configSchema":{"type":"object"}}]}'
WHERE slug = 'interview-simulation';--> statement-breakpoint
UPDATE marketplace.modules SET
  prices = '{"monthly":{"amountMinor":"9900","currency":"EUR"},"annual":{"amountMinor":"95040","currency":"EUR"}}',
  capabilities = '{"features":["live scores","leaderboards"],"endpoints":["recomputeCreditScores"],"webhooks":[],"events":["credit.score.changed"],"actions":[]}'
WHERE slug = 'credit-scoring';--> statement-breakpoint
UPDATE marketplace.modules SET
  prices = '{"oneTime":{"amountMinor":"19900","currency":"EUR"}}',
  capabilities = '{"features":["exports"],"endpoints":[],"webhooks":[],"events":[],"actions":[]}'
WHERE slug = 'audit-export';--> statement-breakpoint
INSERT INTO marketplace.modules (id, slug, name, description, version, trial_days, dependencies, prices, capabilities) VALUES
  ('01900000-0000-7000-8004-000000000005', 'email-module', 'E-mail', 'Sends letters that workflows ask for.', '1.0.0', 14, '{"required":[],"optional":[]}',
   '{"oneTime":{"amountMinor":"9900","currency":"EUR"},"monthly":{"amountMinor":"900","currency":"EUR"}}',
   '{"features":["letters"],"endpoints":[],"webhooks":[],"events":[],"actions":[{"name":"send_invitation","configSchema":{"type":"object"}}]}');--> statement-breakpoint
INSERT INTO marketplace.module_versions (module_id, version, published, published_at)
SELECT id, version, jsonb_build_object('slug', slug, 'name', name, 'description', description, 'version', version, 'trialDays', trial_days,
  'dependencies', dependencies, 'capabilities', capabilities, 'settingsSchema', settings_schema, 'prices', prices), created_at
FROM marketplace.modules;
