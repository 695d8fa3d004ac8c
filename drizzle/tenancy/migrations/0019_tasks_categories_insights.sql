CREATE TABLE "tenancy"."categories" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"description" text,
	"attributes" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "categories_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "categories_name" UNIQUE NULLS NOT DISTINCT("tenant_id","parent_id","name")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."insights" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"profile_completeness" double precision,
	"interest_score" double precision,
	"topics" jsonb NOT NULL,
	"topic_names" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "insights_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "insights_user" UNIQUE("tenant_id","user_id"),
	CONSTRAINT "insights_profile_completeness" CHECK (profile_completeness between 0 and 100),
	CONSTRAINT "insights_interest_score" CHECK (interest_score between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."insights" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."tasks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"service" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"priority" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"result" jsonb,
	"error" jsonb,
	"attempts" integer NOT NULL,
	"created_by" uuid,
	"claimed_by" text,
	"lease_ends_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tasks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tasks_status" CHECK (status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
	CONSTRAINT "tasks_priority" CHECK (priority between -1000 and 1000)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."categories" ADD CONSTRAINT "categories_tenant_id_parent_id_categories_tenant_id_id_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "tenancy"."categories"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "categories_parent" ON "tenancy"."categories" USING btree ("tenant_id","parent_id","id");--> statement-breakpoint
CREATE INDEX "tasks_status" ON "tenancy"."tasks" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE INDEX "tasks_service" ON "tenancy"."tasks" USING btree ("tenant_id","service","id");--> statement-breakpoint
CREATE INDEX "tasks_type" ON "tenancy"."tasks" USING btree ("tenant_id","type","id");--> statement-breakpoint
CREATE INDEX "tasks_pending" ON "tenancy"."tasks" USING btree ("tenant_id","service","priority" DESC NULLS LAST,"id") WHERE status = 'PENDING';--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."categories" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."insights" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."tasks" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));