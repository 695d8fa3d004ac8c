import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import {
  platformBindings,
  roleBindings,
  rolePermissions,
  rolePolicies,
  roles,
  tenantRoles,
} from '@quintet/drizzle/tenancy/access.ts'
import { accessChanges } from '@quintet/drizzle/tenancy/events.ts'
import { memberships, tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { recordAccessChange } from '@quintet/kit/events/access-changes.ts'
import { eq, type SQL, sql } from 'drizzle-orm'

/** Where a permission of the user comes from. */
export interface HeldPermission {
  readonly role: string
  readonly roleName: string
  readonly level: 'TENANT' | 'PLATFORM'
  readonly source: 'SCOPE' | 'PERMISSION' | 'POLICY'
  /** As a pattern; a denial begins with `-`. */
  readonly permission: string
  readonly expiresAt: Date | null
}

/** What the user's roles in the active tenant and on the platform permit and deny at an instant. */
export const permissionsOfUser = statement({ at: slot.instant }, (db, p) => {
  const isKept = sql`(expires_at is null or expires_at > ${p.at}::timestamptz)`
  const source = (permission: SQL) =>
    sql`case when position('*' in ${permission}) > 0 then 'SCOPE' else 'PERMISSION' end`
  const held = sql`(
    with bound as (
      select role, expires_at, 'TENANT' as level from ${roleBindings}
        where tenant_id = ${p.tenantId} and user_id = ${p.userId} and ${isKept}
      union all
      select role, expires_at, 'PLATFORM' from ${platformBindings} where user_id = ${p.userId} and ${isKept}
    ), own as (
      select r.id, r.slug, r.name, r.scopes, r.permissions, bound.expires_at from ${tenantRoles} r
        join bound on bound.level = 'TENANT' and bound.role = r.slug where r.tenant_id = ${p.tenantId}
    )
    select bound.role, r.name as role_name, bound.level, ${source(sql`g.permission`)} as source, g.permission, bound.expires_at
      from bound join ${roles} r on r.slug = bound.role and r.level = lower(bound.level)
        join ${rolePermissions} g on g.role = bound.role
    union all
    select slug, name, 'TENANT', 'SCOPE', unnest(scopes), expires_at from own
    union all
    select slug, name, 'TENANT', 'PERMISSION', unnest(permissions), expires_at from own
    union all
    select own.slug, own.name, 'TENANT', 'POLICY', case effect when 'DENY' then '-' else '' end ||
        case when position('.' in resource) > 0 then resource else '*.' || resource end || ':' || action, own.expires_at
      from ${rolePolicies} policy join own on own.id = policy.role_id where policy.tenant_id = ${p.tenantId}
  ) held`
  return db
    .select({
      role: sql<string>`role`,
      roleName: sql<string>`role_name`,
      level: sql<HeldPermission['level']>`level`,
      source: sql<HeldPermission['source']>`source`,
      permission: sql<string>`permission`,
      expiresAt: sql<Date | null>`expires_at`,
    })
    .from(held)
    .orderBy(sql`role, permission`)
})

/** The version of the active tenant's permissions, and whether the user is a member now. */
export const membershipState = statement({}, (db, p) =>
  db
    .select({
      policyVersion: tenants.policyVersion,
      isEnding: sql<boolean>`${tenants.status} = 'PENDING_DELETION'`,
      isTenantActive: sql<boolean>`${tenants.status} in ('ACTIVE', 'PENDING_DELETION')`,
      isMember: sql<boolean>`${tenants.status} in ('ACTIVE', 'PENDING_DELETION') and exists (select 1 from ${memberships}
        where tenant_id = ${p.tenantId} and user_id = ${p.userId} and left_at is null and status = 'ACTIVE')`,
    })
    .from(tenants)
    .where(eq(tenants.id, p.tenantId)),
)

export const recordChange = recordAccessChange(accessChanges)

/** The owners of the active tenant, by its bindings. */
export const ownersOfTenant = statement({}, (db, p) =>
  db
    .select({ userId: roleBindings.userId })
    .from(roleBindings)
    .where(sql`${roleBindings.tenantId} = ${p.tenantId} and ${roleBindings.role} = 'owner'`)
    .orderBy(roleBindings.userId),
)
