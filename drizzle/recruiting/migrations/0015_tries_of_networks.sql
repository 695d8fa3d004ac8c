-- Counts of realms become counts of networks: they are of one minute, and begin anew.
DELETE FROM "recruiting"."token_tries";--> statement-breakpoint
ALTER TABLE "recruiting"."token_tries" DROP CONSTRAINT "token_tries_realm_id_network_pk";--> statement-breakpoint
ALTER TABLE "recruiting"."token_tries" ADD PRIMARY KEY ("network");--> statement-breakpoint
ALTER TABLE "recruiting"."token_tries" DROP COLUMN "realm_id";