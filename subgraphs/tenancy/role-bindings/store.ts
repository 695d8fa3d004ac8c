import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings, roles, tenantRoles } from '@quintet/drizzle/tenancy/access.ts'
import { memberships } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { RoleRow } from '../roles/store.ts'

/** Whether a role of a member has not ended. */
export const isInForce = (at: unknown) =>
  sql`(${roleBindings.expiresAt} is null or ${roleBindings.expiresAt} > ${at}::timestamptz)`

/** The name of a tenant's own role: looked up for those alone, as a join would read all of the tenant's. */
export const ownRoleName = sql`(select ${tenantRoles.name} from ${tenantRoles}
  where ${tenantRoles.tenantId} = ${roleBindings.tenantId} and ${tenantRoles.slug} = ${roleBindings.role})`

/** Roles of members that are in force, strongest first, the tenant's own last. Pairs of tenant and member are matched by position. */
const rolesByMembers = statement({ tenantIds: slot.uuids, userIds: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .select({
      tenantId: roleBindings.tenantId,
      userId: roleBindings.userId,
      slug: roleBindings.role,
      // Own roles of tenants that are not active are known by their slug alone.
      name: sql<string>`coalesce(${roles.name}, ${ownRoleName}, ${roleBindings.role})`,
      expiresAt: roleBindings.expiresAt,
      createdAt: roleBindings.createdAt,
      grantedBy: roleBindings.grantedBy,
    })
    .from(roleBindings)
    .leftJoin(roles, eq(roles.slug, roleBindings.role))
    .where(
      and(
        sql`(${roleBindings.tenantId}, ${roleBindings.userId}) in (select * from unnest(${p.tenantIds}, ${p.userIds}))`,
        isInForce(p.at),
      ),
    )
    .orderBy(sql`coalesce(${roles.position}, 1000)`, asc(roleBindings.role)),
)

/** A role of a member, and until when. */
export interface RoleBindingRow extends RoleRow {
  readonly expiresAt: Date | null
  readonly createdAt: Date
  readonly grantedBy: string | null
}

const loadRoles = loadMany<Context, RoleBindingRow & { tenantId: string; userId: string }>(
  (context, pairs) => {
    const split = pairs.map((pair) => pair.split(' '))
    const tenantIds = split.map(([tenantId = '']) => tenantId)
    const userIds = split.map(([, userId = '']) => userId)
    return context.scope.read(rolesByMembers, { tenantIds, userIds, at: context.clock.now() })
  },
  (row) => `${row.tenantId} ${row.userId}`,
)

/** Roles of a member that are in force, strongest first. */
export const bindingsOf = (context: Context, tenantId: string, userId: string) =>
  loadRoles(context, `${tenantId} ${userId}`)

/** Present members of the active tenant with a role, and whether they stay and may enter; their bindings are locked. */
export const membersWithRole = statement({ role: slot.text }, (db, p) =>
  db
    .select({
      userId: roleBindings.userId,
      isLasting: sql<boolean>`${roleBindings.expiresAt} is null and exists (select 1 from ${memberships} m
        where m.tenant_id = ${p.tenantId} and m.user_id = ${roleBindings}.user_id and m.status = 'ACTIVE')`,
    })
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

const bindingSlots = {
  memberId: slot.uuid,
  role: slot.text,
  expiresAt: slot.nullable(slot.instant),
  grantedBy: slot.nullable(slot.uuid),
}

/** Grants a role; granted again, the new end holds. No row where nothing changes. */
export const insertBinding = statement(bindingSlots, (db, p) =>
  db
    .insert(roleBindings)
    .values({
      tenantId: p.tenantId,
      userId: p.memberId,
      role: p.role,
      expiresAt: p.expiresAt,
      grantedBy: p.grantedBy,
    } as never)
    .onConflictDoUpdate({
      target: [roleBindings.tenantId, roleBindings.userId, roleBindings.role],
      set: { expiresAt: sql`excluded.expires_at`, grantedBy: sql`excluded.granted_by` },
      setWhere: sql`${roleBindings.expiresAt} is distinct from excluded.expires_at`,
    })
    .returning({ role: roleBindings.role }),
)

export const deleteBinding = statement({ memberId: slot.uuid, role: slot.text }, (db, p) =>
  db
    .delete(roleBindings)
    .where(
      and(eq(roleBindings.tenantId, p.tenantId), eq(roleBindings.userId, p.memberId), eq(roleBindings.role, p.role)),
    )
    .returning({ role: roleBindings.role }),
)

/** Takes all roles of a member. */
export const deleteBindingsOf = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .delete(roleBindings)
    .where(and(eq(roleBindings.tenantId, p.tenantId), eq(roleBindings.userId, p.memberId)))
    .returning({ role: roleBindings.role }),
)
