DROP INDEX "recruiting"."analyses_job";--> statement-breakpoint
DROP INDEX "recruiting"."analyses_candidate";--> statement-breakpoint
CREATE INDEX "analyses_job" ON "recruiting"."analyses" USING btree ("job_id","candidate_id");--> statement-breakpoint
CREATE INDEX "analyses_candidate" ON "recruiting"."analyses" USING btree ("candidate_id");