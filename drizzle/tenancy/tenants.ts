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
    /** Its name in addresses: lower case, unique. */
    slug: text('slug').notNull(),
    /** Its name for people. */
    name: text('name').notNull(),
    /** ACTIVE or SUSPENDED. */
    status: text('status').notNull().default('ACTIVE'),
    /** Raised by every change of what anybody may do in it. */
    policyVersion: integer('policy_version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('tenants_slug').on(t.slug),
    check('tenants_status', sql`status in ('ACTIVE', 'SUSPENDED')`),
    pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'public', using: isActive, withCheck: isActive }),
    // Its members see it from outside too: the memberships are those that row-level security shows the person.
    pgPolicy('person', { as: 'permissive', for: 'select', to: 'public', using: hasPerson }),
  ],
)

/** Who belongs to which tenant. A row stays when a member leaves, so that what they did keeps their name. */
export const memberships = tenancy.table(
  'memberships',
  {
    ...tenantKey(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** When the member left; null while they belong to it. */
    leftAt: instant('left_at'),
    /** Since when. */
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
