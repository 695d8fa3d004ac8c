CREATE TABLE "marketplace"."extensions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"owner_id" uuid NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"enabled" boolean NOT NULL,
	"priority" integer NOT NULL,
	"place" integer GENERATED ALWAYS AS (-priority) STORED NOT NULL,
	"metadata" jsonb NOT NULL,
	"usage_count" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp with time zone,
	"feedback_sum" double precision DEFAULT 0 NOT NULL,
	"feedback_count" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "extensions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "extensions_name" UNIQUE("owner_id","name","tenant_id"),
	CONSTRAINT "extensions_priority" CHECK (priority between -1000 and 1000),
	CONSTRAINT "extensions_counts" CHECK (usage_count >= 0 and feedback_count >= 0),
	CONSTRAINT "extensions_feedback" CHECK (feedback_sum >= 0 and feedback_sum <= 5.0 * feedback_count)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."extensions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."practicality_factors" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"extension_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" integer NOT NULL,
	"weight" double precision NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practicality_factors_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "practicality_factors_name" UNIQUE("extension_id","name","tenant_id"),
	CONSTRAINT "practicality_factors_value" CHECK (value between 1 and 10),
	CONSTRAINT "practicality_factors_weight" CHECK (weight >= 0 and weight <= 1000000)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."practicality_factors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."practicality_factors" ADD CONSTRAINT "practicality_factors_tenant_id_extension_id_extensions_tenant_id_id_fk" FOREIGN KEY ("tenant_id","extension_id") REFERENCES "marketplace"."extensions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extensions_place" ON "marketplace"."extensions" USING btree ("tenant_id","place","id");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."extensions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."practicality_factors" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));