ALTER TABLE "marketplace"."order_lines" DROP CONSTRAINT "order_lines_product";--> statement-breakpoint
ALTER TABLE "marketplace"."order_lines" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "marketplace"."order_lines" ADD CONSTRAINT "order_lines_product" UNIQUE("order_id","product_id","tenant_id");