import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { platformBindings, roleBindings, rolePermissions, roles } from '@quintet/drizzle/tenancy/access.ts'
import { accessChanges } from '@quintet/drizzle/tenancy/events.ts'
import { memberships, tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { recordAccessChange } from '@quintet/kit/events/access-changes.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

export interface RoleRow {
  readonly slug: string
  readonly name: string
}

/** Roles of members, strongest first. Pairs of tenant and member are matched by position. */
const rolesByMembers = statement({ tenantIds: slot.uuids, userIds: slot.uuids }, (db, p) =>
  db
    .select({ tenantId: roleBindings.tenantId, userId: roleBindings.userId, slug: roles.slug, name: roles.name })
    .from(roleBindings)
    .innerJoin(roles, eq(roles.slug, roleBindings.role))
    .where(
      sql`(${roleBindings.tenantId}, ${roleBindings.userId}) in (select * from unnest(${p.tenantIds}, ${p.userIds}))`,
    )
    .orderBy(asc(roles.position)),
)

const loadRoles = loadMany<Context, RoleRow & { tenantId: string; userId: string }>(
  (context, pairs) => {
    const split = pairs.map((pair) => pair.split(' '))
    const tenantIds = split.map(([tenantId = '']) => tenantId)
    return context.scope.read(rolesByMembers, { tenantIds, userIds: split.map(([, userId = '']) => userId) })
  },
  (row) => `${row.tenantId} ${row.userId}`,
)

/** Roles of a member, strongest first. */
export const rolesOf = (context: Context, tenantId: string, userId: string) =>
  loadRoles(context, `${tenantId} ${userId}`)

/** Permissions of the user's roles in the active tenant and on the platform. */
export const permissionsOfUser = statement({}, (db, p) =>
  db
    .select({ role: rolePermissions.role, permission: rolePermissions.permission })
    .from(rolePermissions)
    .where(
      sql`${rolePermissions.role} in (
        select role from ${roleBindings} where tenant_id = ${p.tenantId} and user_id = ${p.userId}
        union all select role from ${platformBindings} where user_id = ${p.userId})`,
    )
    .orderBy(asc(rolePermissions.role), asc(rolePermissions.permission)),
)

/** Roles that can be granted in a tenant, strongest first. */
export const tenantRoles = statement({}, (db) =>
  db
    .select({ slug: roles.slug, name: roles.name })
    .from(roles)
    .where(eq(roles.level, 'tenant'))
    .orderBy(asc(roles.position), asc(roles.slug)),
)

/** The version of the active tenant's permissions, and whether the user is a member now. */
export const membershipState = statement({}, (db, p) =>
  db
    .select({
      policyVersion: tenants.policyVersion,
      isMember: sql<boolean>`${tenants.status} = 'ACTIVE' and exists (select 1 from ${memberships}
        where tenant_id = ${p.tenantId} and user_id = ${p.userId} and left_at is null)`,
    })
    .from(tenants)
    .where(eq(tenants.id, p.tenantId)),
)

/** Permissions of each of some tenant roles. */
export const permissionsOfRoles = statement({ slugs: slot.texts }, (db, p) =>
  db
    .select({ role: rolePermissions.role, permission: rolePermissions.permission })
    .from(rolePermissions)
    .innerJoin(roles, eq(roles.slug, rolePermissions.role))
    .where(and(eq(roles.level, 'tenant'), isAnyOf(rolePermissions.role, p.slugs))),
)

/** Present members of the active tenant with a role; their bindings are locked. */
export const membersWithRole = statement({ role: slot.text }, (db, p) =>
  db
    .select({ userId: roleBindings.userId })
    .from(roleBindings)
    .where(
      and(
        eq(roleBindings.tenantId, p.tenantId),
        eq(roleBindings.role, p.role),
        sql`exists (select 1 from ${memberships} where ${memberships.tenantId} = ${p.tenantId}
          and ${memberships.userId} = ${roleBindings.userId} and ${memberships.leftAt} is null)`,
      ),
    )
    .orderBy(asc(roleBindings.userId))
    .for('update'),
)

const loadPermissions = loadMany<Context, { role: string; permission: string }>(
  (context, slugs) => context.scope.read(permissionsOfRoles, { slugs }),
  ({ role }) => role,
)

/** What a tenant role permits: patterns and single permissions. */
export async function permissionsOf(
  context: Context,
  { slug }: RoleRow,
): Promise<{ scopes: string[]; names: string[] }> {
  const all = (await loadPermissions(context, slug)).map(({ permission }) => permission).sort()
  const isPattern = (permission: string) => permission.includes('*')
  return { scopes: all.filter(isPattern), names: all.filter((each) => !isPattern(each)) }
}

const bindingSlots = { memberId: slot.uuid, role: slot.text }

export const insertBinding = statement(bindingSlots, (db, p) =>
  db
    .insert(roleBindings)
    .values({ tenantId: p.tenantId, userId: p.memberId, role: p.role })
    .onConflictDoNothing()
    .returning({ role: roleBindings.role }),
)

export const deleteBinding = statement(bindingSlots, (db, p) =>
  db
    .delete(roleBindings)
    .where(
      and(eq(roleBindings.tenantId, p.tenantId), eq(roleBindings.userId, p.memberId), eq(roleBindings.role, p.role)),
    )
    .returning({ role: roleBindings.role }),
)

export const recordChange = recordAccessChange(accessChanges)
