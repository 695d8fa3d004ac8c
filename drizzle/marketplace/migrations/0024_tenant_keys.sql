ALTER TABLE "marketplace"."deliveries" DROP CONSTRAINT "deliveries_source";--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_runs" DROP CONSTRAINT "workflow_runs_trigger";--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_steps" DROP CONSTRAINT "workflow_steps_step";--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_versions" DROP CONSTRAINT "workflow_versions_number";--> statement-breakpoint
ALTER TABLE "marketplace"."deliveries" ADD CONSTRAINT "deliveries_source" UNIQUE("connector_id","source_event","tenant_id");--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_runs" ADD CONSTRAINT "workflow_runs_trigger" UNIQUE("workflow_id","trigger_key","tenant_id");--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_steps" ADD CONSTRAINT "workflow_steps_step" UNIQUE("run_id","step","tenant_id");--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_versions" ADD CONSTRAINT "workflow_versions_number" UNIQUE("workflow_id","number","tenant_id");--> statement-breakpoint
-- A definition is written once.
REVOKE UPDATE, DELETE, TRUNCATE ON marketplace.workflow_versions FROM marketplace_runtime, marketplace_job;
