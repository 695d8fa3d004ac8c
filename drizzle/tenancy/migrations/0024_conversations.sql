CREATE TABLE "tenancy"."chat_messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"content" text NOT NULL,
	"metadata" jsonb,
	"document_ids" uuid[] NOT NULL,
	"sender_id" uuid NOT NULL,
	"is_by_machine" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_messages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "chat_messages_role" CHECK (role in ('USER', 'ASSISTANT', 'SYSTEM'))
);
--> statement-breakpoint
ALTER TABLE "tenancy"."chat_messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."conversation_members" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"conversation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"is_machine" boolean NOT NULL,
	"last_read_id" uuid,
	"last_read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_members_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "tenancy"."conversation_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenancy"."conversations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"creator_id" uuid NOT NULL,
	"retention_days" integer,
	"last_message_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "conversations_retention" CHECK (retention_days between 1 and 3650)
);
--> statement-breakpoint
ALTER TABLE "tenancy"."conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tenancy"."chat_messages" ADD CONSTRAINT "chat_messages_tenant_id_conversation_id_conversations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","conversation_id") REFERENCES "tenancy"."conversations"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenancy"."conversation_members" ADD CONSTRAINT "conversation_members_tenant_id_conversation_id_conversations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","conversation_id") REFERENCES "tenancy"."conversations"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_messages_conversation" ON "tenancy"."chat_messages" USING btree ("tenant_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "chat_messages_sender" ON "tenancy"."chat_messages" USING btree ("tenant_id","sender_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_members_member" ON "tenancy"."conversation_members" USING btree ("tenant_id","member_id","conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_members_conversation" ON "tenancy"."conversation_members" USING btree ("tenant_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "conversations_creator" ON "tenancy"."conversations" USING btree ("tenant_id","creator_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."chat_messages" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."conversation_members" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "tenancy"."conversations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));