CREATE TABLE "marketplace"."order_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text,
	"unit_minor" bigint,
	"quantity" integer NOT NULL,
	"refunded_quantity" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "order_lines_product" UNIQUE("tenant_id","order_id","product_id"),
	CONSTRAINT "order_lines_quantity" CHECK (quantity between 1 and 1000 and refunded_quantity between 0 and quantity)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."order_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."orders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"buyer_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint,
	"currency" text,
	"merchant_slug" text,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"charge_id" uuid,
	"pay_until" timestamp with time zone,
	"placed_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"fulfilled_at" timestamp with time zone,
	"tracking" text,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "orders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "orders_status" CHECK (status in ('CART', 'PENDING_PAYMENT', 'PAID', 'FULFILLED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')),
	CONSTRAINT "orders_amount" CHECK ((status = 'CART') = (amount_minor is null) and (status = 'CART') = (currency is null)),
	CONSTRAINT "orders_refunded" CHECK (refunded_minor >= 0 and refunded_minor <= coalesce(amount_minor, 0))
);
--> statement-breakpoint
ALTER TABLE "marketplace"."orders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "marketplace"."products" (
	"tenant_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"sku" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"stock" integer NOT NULL,
	"merchant_slug" text,
	"variant_of" text,
	"options" jsonb NOT NULL,
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "products_sku" UNIQUE("tenant_id","sku"),
	CONSTRAINT "products_amount" CHECK (amount_minor >= 0),
	CONSTRAINT "products_stock" CHECK (stock >= 0)
);
--> statement-breakpoint
ALTER TABLE "marketplace"."products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "marketplace"."order_lines" ADD CONSTRAINT "order_lines_tenant_id_order_id_orders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","order_id") REFERENCES "marketplace"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace"."order_lines" ADD CONSTRAINT "order_lines_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "marketplace"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_lines_of_product" ON "marketplace"."order_lines" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_cart" ON "marketplace"."orders" USING btree ("tenant_id","buyer_id") WHERE status = 'CART';--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "marketplace"."orders" USING btree ("buyer_id","id");--> statement-breakpoint
CREATE INDEX "orders_status" ON "marketplace"."orders" USING btree ("tenant_id","status","id");--> statement-breakpoint
CREATE INDEX "products_variants" ON "marketplace"."products" USING btree ("tenant_id","variant_of","sku");--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."order_lines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."orders" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "marketplace"."products" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));