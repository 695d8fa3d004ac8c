CREATE TABLE "recruiting"."cv_documents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"document_id" uuid NOT NULL,
	"file_key" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"candidate_id" uuid,
	"status" text NOT NULL,
	"step" text NOT NULL,
	"steps" jsonb NOT NULL,
	"flags" text[] NOT NULL,
	"error_code" text,
	"pages" jsonb,
	"page_count" integer,
	"language" text,
	"parser" text,
	"data" jsonb,
	"added_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "cv_documents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "cv_documents_status" CHECK (status in ('QUEUED', 'RUNNING', 'DONE', 'NEEDS_OCR', 'FAILED')),
	CONSTRAINT "cv_documents_step" CHECK (step in ('STORE', 'TEXT', 'PARSE', 'SAVE', 'INDEX'))
);
--> statement-breakpoint
ALTER TABLE "recruiting"."cv_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recruiting"."cv_documents" ADD CONSTRAINT "cv_documents_tenant_id_candidate_id_candidates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","candidate_id") REFERENCES "recruiting"."candidates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cv_documents_candidate" ON "recruiting"."cv_documents" USING btree ("candidate_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "recruiting"."cv_documents" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));