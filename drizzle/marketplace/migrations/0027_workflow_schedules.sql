ALTER TABLE "marketplace"."workflows" ADD COLUMN "next_run_at" timestamp with time zone;--> statement-breakpoint
-- Scores change too often for an event each: programs follow them by a subscription. No workflow waits for an event that never comes.
UPDATE marketplace.modules SET capabilities = jsonb_set(capabilities, '{events}', '[]') WHERE slug = 'credit-scoring';
