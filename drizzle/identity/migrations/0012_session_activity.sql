ALTER TABLE "identity"."sessions" ALTER COLUMN "last_activity_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ALTER COLUMN "last_activity_at" DROP NOT NULL;