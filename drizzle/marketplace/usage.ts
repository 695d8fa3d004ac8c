import { date, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../table-parts/columns.ts'
import { platformPolicy, tenantPolicy } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** How often tenants did something on a day: gathered by a job, so that no reader counts rows. It lies in a partition for each month. */
export const usageDays = marketplace.table(
  'usage_days',
  {
    /** The tenant. */
    tenantId: uuid('tenant_id').notNull(),
    /** The day, in UTC. */
    day: date('day', { mode: 'string' }).notNull(),
    /** What was done, such as orders_placed. */
    metric: text('metric').notNull(),
    /** How often. */
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day, t.metric] }), tenantPolicy(), platformPolicy(marketplace)],
)

/** When figures were last gathered. */
export const usageRefreshes = marketplace.table(
  'usage_refreshes',
  {
    /** What was gathered. */
    name: text('name').primaryKey(),
    /** When. */
    refreshedAt: instant('refreshed_at').notNull(),
  },
  () => [platformPolicy(marketplace)],
)
