import { isAnyOf, slot, statement } from '@quintet/drizzle/statement.ts'
import { memberships, tenants } from '@quintet/drizzle/tenancy/tenants.ts'
import { loadOne } from '@quintet/kit/loaders.ts'
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: memberships.id,
  tenantId: memberships.tenantId,
  userId: memberships.userId,
  createdAt: memberships.createdAt,
}
export interface MembershipRow {
  readonly id: string
  readonly tenantId: string
  readonly userId: string
  readonly createdAt: Date
}

const pageSlots = { after: slot.uuid, limit: slot.int }

/** A page of the person's own memberships. */
export const ownPage = statement(pageSlots, (db, p) =>
  db
    .select(columns)
    .from(memberships)
    .where(and(eq(memberships.userId, p.userId), isNull(memberships.leftAt), gt(memberships.id, p.after)))
    .orderBy(asc(memberships.id))
    .limit(p.limit),
)

/** A page of the members of the active tenant. */
export const memberPage = statement(pageSlots, (db, p) =>
  db
    .select(columns)
    .from(memberships)
    .where(and(eq(memberships.tenantId, p.tenantId), isNull(memberships.leftAt), gt(memberships.id, p.after)))
    .orderBy(asc(memberships.id))
    .limit(p.limit),
)

/** Present memberships of the active tenant by member. */
export const membersByUserIds = statement({ userIds: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(memberships)
    .where(
      and(eq(memberships.tenantId, p.tenantId), isNull(memberships.leftAt), isAnyOf(memberships.userId, p.userIds)),
    ),
)

/** Memberships by id, in the active tenant and the person's own. */
const membershipsByIds = statement({ ids: slot.uuids }, (db, p) =>
  db.select(columns).from(memberships).where(isAnyOf(memberships.id, p.ids)),
)

export const loadMembership = loadOne<Context, MembershipRow>(
  (context, ids) => context.scope.read(membershipsByIds, { ids }),
  (row) => row.id,
)

const facts = {
  userId: memberships.userId,
  tenantId: memberships.tenantId,
  isActive: sql<boolean>`${memberships.leftAt} is null`,
}

/** Present and former members of the active tenant among some people. */
export const factsInTenant = statement({ userIds: slot.uuids }, (db, p) =>
  db
    .select(facts)
    .from(memberships)
    .where(and(eq(memberships.tenantId, p.tenantId), isAnyOf(memberships.userId, p.userIds))),
)

/** The person's membership of the tenant with a slug. */
export const ownFactBySlug = statement({ slug: slot.text }, (db, p) =>
  db
    .select(facts)
    .from(memberships)
    .innerJoin(tenants, eq(tenants.id, memberships.tenantId))
    .where(and(eq(tenants.slug, p.slug), eq(memberships.userId, p.userId))),
)

export const insertMembership = statement({ id: slot.uuid, memberId: slot.uuid }, (db, p) =>
  db.insert(memberships).values({ tenantId: p.tenantId, id: p.id, userId: p.memberId }).onConflictDoNothing(),
)
