import { index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { personPolicies } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

/** Mutations of all subgraphs, one row each. Rows of mutations outside every tenant have the nil UUID for it. */
export const activities = tenancy.table(
  'activities',
  {
    ...tenantKey(),
    /** Whose session it was. */
    userId: uuid('user_id').notNull(),
    /** Who impersonated the user; null where nothing but their own session did it. */
    actorId: uuid('actor_id'),
    /** The mutation's name. */
    action: text('action').notNull(),
    /** What was made or changed, where it has an id. */
    targetId: text('target_id'),
    /** The client's address. */
    clientIp: text('client_ip'),
    /** The client's program. */
    userAgent: text('user_agent'),
    /** When it was done. */
    at: instant('at').notNull(),
    /** When it was written down. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('activities_user').on(t.userId, t.id),
    index('activities_tenant_user').on(t.tenantId, t.userId, t.id),
    index('activities_action').on(t.tenantId, t.action, t.id),
    ...personPolicies(),
  ],
)
