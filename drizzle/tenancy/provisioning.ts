import { foreignKey, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'
import { tenants } from './tenants.ts'

/** Steps by which a tenant is provisioned. A crash resumes at the first one that was not completed. */
export const provisioningSteps = tenancy.table(
  'provisioning_steps',
  {
    ...tenantKey(),
    /** Its name. */
    name: text('name').notNull(),
    /** The order of steps. */
    position: integer('position').notNull(),
    /** When it was last begun. */
    startedAt: instant('started_at'),
    /** When it was completed. */
    completedAt: instant('completed_at'),
    /** The address of the person who is invited to own the tenant. */
    ownerEmail: text('owner_email').notNull(),
    /** Why it failed last. */
    errorMessage: text('error_message'),
    /** When it was planned. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(tenancy),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    uniqueIndex('provisioning_steps_name').on(t.tenantId, t.name),
  ],
)
