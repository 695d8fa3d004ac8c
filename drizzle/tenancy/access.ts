import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { cataloguePolicies, givenPolicies, personPolicies, tenantIsolation } from '../table-parts/policies.ts'
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

/** Roles that a tenant made for itself, beside the seeded ones. */
export const tenantRoles = tenancy.table(
  'tenant_roles',
  {
    ...tenantKey(),
    /** Its name in requests and rules, which no seeded role has. */
    slug: text('slug').notNull(),
    /** Its display name. */
    name: text('name').notNull(),
    /** What it is for. */
    description: text('description'),
    /** What it permits, by pattern. */
    scopes: text('scopes').array().notNull(),
    /** Single permissions that it holds. */
    permissions: text('permissions').array().notNull(),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [...tenantIsolation(t), uniqueIndex('tenant_roles_slug').on(t.tenantId, t.slug)],
)

/** What a tenant's own role allows or denies, by resource and action. A denial is stronger than any permission. */
export const rolePolicies = tenancy.table(
  'role_policies',
  {
    ...tenantKey(),
    /** The role. */
    roleId: uuid('role_id').notNull(),
    /** ALLOW or DENY. */
    effect: text('effect').notNull(),
    /** `<subgraph>.<resource>`, or one word: that resource of any subgraph. */
    resource: text('resource').notNull(),
    /** The action; `*` stands for all. */
    action: text('action').notNull(),
    /** Its position in the role's list. */
    position: integer('position').notNull(),
    /** When it was set. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    foreignKey({ columns: [t.tenantId, t.roleId], foreignColumns: [tenantRoles.tenantId, tenantRoles.id] }).onDelete(
      'cascade',
    ),
    index('role_policies_role').on(t.tenantId, t.roleId, t.position),
    check('role_policies_effect', sql`effect in ('ALLOW', 'DENY')`),
  ],
)

/** Roles of members in a tenant. */
export const roleBindings = tenancy.table(
  'role_bindings',
  {
    /** The tenant. */
    tenantId: uuid('tenant_id').notNull(),
    /** The member. */
    userId: uuid('user_id').notNull(),
    /** The role: a seeded one, or one of the tenant's own. */
    role: text('role').notNull(),
    /** When it ends; null without an end. */
    expiresAt: instant('expires_at'),
    /** The user who granted it; null for Quintet itself. */
    grantedBy: uuid('granted_by'),
    /** When it was granted. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId, t.role] }),
    index('role_bindings_user').on(t.userId),
    index('role_bindings_role').on(t.tenantId, t.role),
    index('role_bindings_expiry').on(t.expiresAt).where(sql`expires_at is not null`),
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
    /** When it ends; null without an end. */
    expiresAt: instant('expires_at'),
    /** The user who granted it; null for Quintet itself. */
    grantedBy: uuid('granted_by'),
    /** When it was granted. */
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.role] }),
    index('platform_bindings_role').on(t.role),
    ...givenPolicies(tenancy),
  ],
)
