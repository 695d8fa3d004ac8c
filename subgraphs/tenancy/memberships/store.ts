import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { roleBindings, roles } from '@quintet/drizzle/tenancy/access.ts'
import { memberships, tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { and, asc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { isInForce, ownRoleName } from '../role-bindings/store.ts'
import type { RoleRow } from '../roles/store.ts'
import { type TenantRow, columns as tenantColumns } from '../tenants/store.ts'

const columns = {
  id: memberships.id,
  tenantId: memberships.tenantId,
  userId: memberships.userId,
  status: memberships.status,
  metadata: memberships.metadata,
  createdAt: memberships.createdAt,
  leftAt: memberships.leftAt,
}
export interface MembershipRow {
  readonly id: string
  readonly tenantId: string
  readonly userId: string
  /** ACTIVE or SUSPENDED, also of those who left. */
  readonly status: string
  readonly metadata: Record<string, unknown>
  readonly createdAt: Date
  readonly leftAt: Date | null
  /** Where they were read together with the row. */
  readonly roles?: readonly RoleRow[]
  readonly tenant?: TenantRow | null
}

/** A page of present memberships, one row for each of their roles, with the tenants that the user may see. */
const pageOf = (whose: (p: { tenantId: unknown; userId: unknown }) => SQL) =>
  statement({ after: slot.uuid, limit: slot.int, at: slot.instant }, (db, p) => {
    const page = db
      .select(columns)
      .from(memberships)
      .where(and(whose(p), isNull(memberships.leftAt), gt(memberships.id, p.after)))
      .orderBy(asc(memberships.id))
      .limit(p.limit)
      .as('page')
    return db
      .select({
        id: page.id,
        tenantId: page.tenantId,
        userId: page.userId,
        status: page.status,
        metadata: page.metadata,
        createdAt: page.createdAt,
        leftAt: page.leftAt,
        role: sql<string | null>`${roleBindings.role}`.as('role'),
        roleName: sql<string | null>`coalesce(${roles.name}, ${ownRoleName}, ${roleBindings.role})`.as('role_name'),
        tenant: tenantColumns,
      })
      .from(page)
      .leftJoin(
        roleBindings,
        and(eq(roleBindings.tenantId, page.tenantId), eq(roleBindings.userId, page.userId), isInForce(p.at)),
      )
      .leftJoin(roles, eq(roles.slug, roleBindings.role))
      .leftJoin(tenants, eq(tenants.id, page.tenantId))
      .orderBy(asc(page.id), sql`coalesce(${roles.position}, 1000)`, asc(roleBindings.role))
  })
const own = pageOf((p) => eq(memberships.userId, p.userId as string))
const members = pageOf((p) => eq(memberships.tenantId, p.tenantId as string))

const readPage =
  (of: typeof own) =>
  async (context: Context, after: string, limit: number): Promise<MembershipRow[]> => {
    const rows = await context.scope.read(of, { after, limit, at: context.clock.now() })
    return [...Map.groupBy(rows, ({ id }) => id).values()].map((ofOne) => {
      const { role, roleName, ...membership } = ofOne[0]!
      const held = ofOne.flatMap(({ role: slug, roleName: name }) =>
        slug === null ? [] : { slug, name: name ?? slug },
      )
      return { ...membership, roles: held }
    })
  }

/** A page of the user's own memberships. */
export const ownPage = readPage(own)

/** A page of the members of the active tenant. */
export const memberPage = readPage(members)

/** Present memberships of the active tenant by member. */
export const membersByUserIds = statement({ userIds: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(memberships)
    .where(
      and(eq(memberships.tenantId, p.tenantId), isNull(memberships.leftAt), isAnyOf(memberships.userId, p.userIds)),
    ),
)

/** Memberships by id: those of the active tenant, and the user's own. */
const membershipsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(memberships)
    .where(
      and(or(eq(memberships.tenantId, p.tenantId), eq(memberships.userId, p.userId)), isAnyOf(memberships.id, p.ids)),
    ),
)

export const loadMembership = loadOne<Context, MembershipRow>(
  (context, ids) => context.scope.read(membershipsByIds, { ids }),
  (row) => row.id,
)

const facts = {
  userId: memberships.userId,
  tenantId: memberships.tenantId,
  isActive: sql<boolean>`${memberships.leftAt} is null and ${memberships.status} = 'ACTIVE'`,
}

/** Present and former members of the active tenant among some users. */
export const factsInTenant = statement({ userIds: slot.uuids }, (db, p) =>
  db
    .select(facts)
    .from(memberships)
    .where(and(eq(memberships.tenantId, p.tenantId), isAnyOf(memberships.userId, p.userIds))),
)

/** The user's membership of the tenant with this slug. */
export const ownFactBySlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(facts)
    .from(memberships)
    .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
    .where(and(eq(tenants.slug, p.slug), eq(memberships.userId, p.userId))),
)

export const insertMembership = statement({ id: slot.uuid, memberId: slot.uuid }, (db, p) =>
  db
    .insert(memberships)
    .values({ tenantId: p.tenantId, id: p.id, userId: p.memberId })
    .onConflictDoNothing()
    .returning({ id: memberships.id }),
)

/** The tenants in which the user is a present member with a role. */
export const ownTenantsWithRole = statement({ role: slot.text }, (db, p) =>
  db
    .select({ tenantId: memberships.tenantId })
    .from(memberships)
    .innerJoin(
      roleBindings,
      and(eq(roleBindings.tenantId, memberships.tenantId), eq(roleBindings.userId, memberships.userId)),
    )
    .where(and(eq(memberships.userId, p.userId), isNull(memberships.leftAt), eq(roleBindings.role, p.role))),
)

/** Members of the active tenant who have a role without an end, and may enter. */
export const memberIdsWithRole = statement({ role: slot.text }, (db, p) =>
  db
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(
      roleBindings,
      and(eq(roleBindings.tenantId, memberships.tenantId), eq(roleBindings.userId, memberships.userId)),
    )
    .where(
      and(
        eq(memberships.tenantId, p.tenantId),
        isNull(memberships.leftAt),
        eq(memberships.status, 'ACTIVE'),
        eq(roleBindings.role, p.role),
        isNull(roleBindings.expiresAt),
      ),
    ),
)

/** The tenants of which the user is or was a member. */
export const ownMemberships = statement({}, (db, p) =>
  db
    .select({ tenantId: memberships.tenantId, leftAt: memberships.leftAt })
    .from(memberships)
    .where(eq(memberships.userId, p.userId)),
)

/** Ends a present membership of the active tenant. */
export const endMembership = statement({ memberId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(memberships)
    .set({ leftAt: p.at as never })
    .where(and(eq(memberships.tenantId, p.tenantId), eq(memberships.userId, p.memberId), isNull(memberships.leftAt)))
    .returning({ tenantId: memberships.tenantId }),
)

/** Takes back the end of a membership of the active tenant, where it ended at that instant. */
export const resumeMembership = statement({ memberId: slot.uuid, since: slot.instant }, (db, p) =>
  db
    .update(memberships)
    .set({ leftAt: null })
    .where(
      and(
        eq(memberships.tenantId, p.tenantId),
        eq(memberships.userId, p.memberId),
        sql`${memberships.leftAt} = ${p.since}::timestamptz`,
      ),
    )
    .returning({ tenantId: memberships.tenantId }),
)

const anyMember = (p: { tenantId: unknown; userIds: unknown }) =>
  and(eq(memberships.tenantId, p.tenantId as string), isAnyOf(memberships.userId, p.userIds as never))

/** Present and former memberships of the active tenant by member. */
export const anyMembersByUserIds = statement({ userIds: slot.uuids }, (db, p) =>
  db.select(columns).from(memberships).where(anyMember(p)),
)

/** How many present members the active tenant has, and may have. The tenant is to be locked. */
export const memberLimit = statement({}, (db, p) =>
  db
    .select({
      maxUsers: tenants.maxUsers,
      count: sql<number>`(select count(*) from ${memberships} where ${memberships.tenantId} = ${p.tenantId}
        and ${memberships.leftAt} is null)::int`,
    })
    .from(tenants)
    .where(eq(tenants.id, p.tenantId)),
)

/** Makes a user a member, or a former member a present one. No row for a present member. */
export const joinTenant = statement({ id: slot.uuid, memberId: slot.uuid }, (db, p) =>
  db
    .insert(memberships)
    .values({ tenantId: p.tenantId, id: p.id, userId: p.memberId })
    .onConflictDoUpdate({
      target: [memberships.tenantId, memberships.userId],
      set: { leftAt: null, status: 'ACTIVE' },
      setWhere: sql`${memberships.leftAt} is not null`,
    })
    .returning({ id: memberships.id }),
)

/** Changes a present member. */
export const changeMember = statement({ memberId: slot.uuid, status: slot.text, metadata: slot.json }, (db, p) =>
  db
    .update(memberships)
    .set({ status: p.status as never, metadata: p.metadata as never })
    .where(and(eq(memberships.tenantId, p.tenantId), eq(memberships.userId, p.memberId), isNull(memberships.leftAt)))
    .returning(columns),
)
