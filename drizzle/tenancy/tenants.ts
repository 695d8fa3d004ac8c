import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgPolicy,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, tenantKey } from '../table-parts/columns.ts'
import { personPolicies } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'

const isActive = sql`id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const hasPerson = sql`id in (select tenant_id from tenancy.memberships where user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))`

/** Organisations that use Quintet. */
export const tenants = tenancy.table(
  'tenants',
  {
    /** The tenant's id, which is app.tenant_id for all that is its own. */
    id: id().primaryKey(),
    /** Its unique name in addresses, in lower case. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** ACTIVE or SUSPENDED. */
    status: text('status').notNull().default('ACTIVE'),
    /** Raised by every change of permissions in the tenant. */
    policyVersion: integer('policy_version').notNull().default(1),
    /** When it was created. */
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('tenants_slug').on(t.slug),
    check('tenants_status', sql`status in ('ACTIVE', 'SUSPENDED')`),
    pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'public', using: isActive, withCheck: isActive }),
    // Members see it in other tenants too: row-level security shows the subquery their own memberships.
    pgPolicy('person', { as: 'permissive', for: 'select', to: 'public', using: hasPerson }),
  ],
)

/** Members of tenants. A row stays when a member leaves, so that what they did keeps their name. */
export const memberships = tenancy.table(
  'memberships',
  {
    ...tenantKey(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** When the member left; null for a present one. */
    leftAt: instant('left_at'),
    /** When the user joined. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    ...personPolicies(),
    unique('memberships_member').on(t.tenantId, t.userId),
    index('memberships_user').on(t.userId, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
)
