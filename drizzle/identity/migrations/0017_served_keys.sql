DROP INDEX "identity"."api_keys_creator";--> statement-breakpoint
CREATE INDEX "api_keys_creator" ON "identity"."api_keys" USING btree ("realm_id","created_by_id");