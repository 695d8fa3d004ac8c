import { primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt } from '../table-parts/columns.ts'
import { tenantPolicy } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** Tenants as the billing service knows them. */
export const billingCustomers = marketplace.table(
  'billing_customers',
  {
    /** The tenant. */
    tenantId: uuid('tenant_id').notNull(),
    /** The customer at the billing service. */
    reference: text('reference').notNull(),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), tenantPolicy()],
)
