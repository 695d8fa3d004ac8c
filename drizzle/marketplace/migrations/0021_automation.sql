CREATE TABLE "marketplace"."connectors" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"source_module" text NOT NULL,
	"target_module" text NOT NULL,
	"event" text,
	"action" text,
	"url" text,
	"mappings" jsonb NOT NULL,
	"condition" text,
	"is_active" boolean NOT NULL,
	"acts_for" uuid NOT NULL,
	"secret_number" integer DEFAULT 0 NOT NULL,
	"previous_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "connectors_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "connectors_slug" UNIQUE("tenant_id","slug"),
	CONSTRAINT "connectors_type" CHECK (type in ('DATA_FLOW', 'EVENT_TRIGGER', 'API_CALL'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."connectors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."deliveries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"connector_id" uuid NOT NULL,
	"source_event" text NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"depth" integer NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"round" integer DEFAULT 1 NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "deliveries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "deliveries_source" UNIQUE("connector_id","source_event"),
	CONSTRAINT "deliveries_status" CHECK (status in ('PENDING', 'DELIVERED', 'FAILED', 'SKIPPED_UNLICENSED', 'SKIPPED_CONDITION'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."outbox" (
	"tenant_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"sequence" bigint NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_tenant_id_topic_key_sequence_pk" PRIMARY KEY("tenant_id","topic","key","sequence")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."streams" (
	"tenant_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"last_sequence" bigint NOT NULL,
	CONSTRAINT "streams_tenant_id_topic_key_pk" PRIMARY KEY("tenant_id","topic","key")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."streams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."workflow_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version_number" integer NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"trigger_key" text,
	"input" jsonb NOT NULL,
	"output" jsonb,
	"error" text,
	"publisher_id" uuid NOT NULL,
	"started_by" uuid,
	"depth" integer NOT NULL,
	"round" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "workflow_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "workflow_runs_trigger" UNIQUE("workflow_id","trigger_key"),
	CONSTRAINT "workflow_runs_status" CHECK (status in ('QUEUED', 'RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'COMPENSATING', 'COMPENSATED', 'COMPENSATION_FAILED', 'CANCELLED')),
	CONSTRAINT "workflow_runs_outcome" CHECK (outcome in ('DONE', 'STOPPED'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."workflow_steps" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"run_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"module" text NOT NULL,
	"action" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer NOT NULL,
	"undo_attempts" integer DEFAULT 0 NOT NULL,
	"output" jsonb,
	"error" text,
	"wait_until" timestamp with time zone,
	"wait_for" text,
	"task_id" uuid,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "workflow_steps_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "workflow_steps_step" UNIQUE("run_id","step"),
	CONSTRAINT "workflow_steps_status" CHECK (status in ('PENDING', 'RUNNING', 'COMPLETED', 'SKIPPED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED'))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."workflow_versions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"workflow_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "workflow_versions_number" UNIQUE("workflow_id","number")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."workflows" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"published_version" integer,
	"trigger_event" text,
	"publisher_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workflows_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "workflows_slug" UNIQUE("tenant_id","slug")
);
--> statement-breakpoint
ALTER TABLE "marketplace"."workflows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."deliveries" ADD CONSTRAINT "deliveries_tenant_id_connector_id_connectors_tenant_id_id_fk" FOREIGN KEY ("tenant_id","connector_id") REFERENCES "marketplace"."connectors"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_runs" ADD CONSTRAINT "workflow_runs_tenant_id_workflow_id_workflows_tenant_id_id_fk" FOREIGN KEY ("tenant_id","workflow_id") REFERENCES "marketplace"."workflows"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_steps" ADD CONSTRAINT "workflow_steps_tenant_id_run_id_workflow_runs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","run_id") REFERENCES "marketplace"."workflow_runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."workflow_versions" ADD CONSTRAINT "workflow_versions_tenant_id_workflow_id_workflows_tenant_id_id_fk" FOREIGN KEY ("tenant_id","workflow_id") REFERENCES "marketplace"."workflows"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_connector" ON "marketplace"."deliveries" USING btree ("connector_id","id");--> statement-breakpoint
CREATE INDEX "outbox_created_at" ON "marketplace"."outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "workflow_runs_workflow" ON "marketplace"."workflow_runs" USING btree ("workflow_id","id");--> statement-breakpoint
CREATE INDEX "workflow_steps_waiting" ON "marketplace"."workflow_steps" USING btree ("wait_for") WHERE status = 'RUNNING' and wait_for is not null;--> statement-breakpoint
CREATE INDEX "workflow_versions_workflow" ON "marketplace"."workflow_versions" USING btree ("workflow_id","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."connectors" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."deliveries" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."outbox" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."outbox" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."streams" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "platform" ON "marketplace"."streams" AS PERMISSIVE FOR ALL TO "marketplace_job", "marketplace_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."workflow_runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."workflow_steps" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."workflow_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."workflows" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));