DROP INDEX "tenancy"."conversations_creator";--> statement-breakpoint
CREATE INDEX "conversations_creator" ON "tenancy"."conversations" USING btree ("creator_id");