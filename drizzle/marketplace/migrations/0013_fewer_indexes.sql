ALTER TABLE "marketplace"."order_lines" DROP CONSTRAINT "order_lines_product";--> statement-breakpoint
DROP INDEX "marketplace"."products_variants";--> statement-breakpoint
DROP INDEX "marketplace"."purchases_id";--> statement-breakpoint
DROP INDEX "marketplace"."subscriptions_id";--> statement-breakpoint
ALTER TABLE "marketplace"."order_lines" ADD CONSTRAINT "order_lines_product" UNIQUE("order_id","product_id");