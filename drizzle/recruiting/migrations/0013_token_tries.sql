ALTER TABLE "recruiting"."token_tries" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP POLICY "realm" ON "recruiting"."token_tries" CASCADE;