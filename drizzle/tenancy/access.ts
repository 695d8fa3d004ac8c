import { foreignKey, index, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt } from '../table-parts/columns.ts'
import { cataloguePolicies, givenPolicies, personPolicies } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'
import { memberships } from './tenants.ts'

/** Seeded roles. */
export const roles = tenancy.table(
  'roles',
  {
    /** Its name in requests and rules. */
    slug: text('slug').primaryKey(),
    /** Its display name. */
    name: text('name').notNull(),
    /** tenant or platform: where it can be granted. */
    level: text('level').notNull(),
    /** The order of roles in lists, strongest first. */
    position: integer('position').notNull(),
  },
  () => cataloguePolicies(tenancy),
)

/** Permissions of roles. */
export const rolePermissions = tenancy.table(
  'role_permissions',
  {
    /** The role. */
    role: text('role')
      .notNull()
      .references(() => roles.slug),
    /** `<subgraph>.<resource>:<action>`; `*` stands for a whole segment, never for `platform`. */
    permission: text('permission').notNull(),
  },
  (t) => [primaryKey({ columns: [t.role, t.permission] }), ...cataloguePolicies(tenancy)],
)

/** Roles of members in a tenant. */
export const roleBindings = tenancy.table(
  'role_bindings',
  {
    /** The tenant. */
    tenantId: uuid('tenant_id').notNull(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** The role. */
    role: text('role')
      .notNull()
      .references(() => roles.slug),
    /** When it was granted. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.role] }),
    index('role_bindings_user').on(t.userId),
    foreignKey({ columns: [t.tenantId, t.userId], foreignColumns: [memberships.tenantId, memberships.userId] }),
    ...personPolicies(),
  ],
)

/** Roles of users on the platform. */
export const platformBindings = tenancy.table(
  'platform_bindings',
  {
    /** The user. */
    userId: uuid('user_id').notNull(),
    /** The role. */
    role: text('role')
      .notNull()
      .references(() => roles.slug),
    /** When it was granted. */
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.role] }), ...givenPolicies(tenancy)],
)
