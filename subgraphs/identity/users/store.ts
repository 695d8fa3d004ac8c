import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'

export interface UserRow {
  readonly id: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}

/** A profile is read with its user. */
export type ProfileRow = UserRow

const usersByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: users.id, email: users.email, firstName: profiles.firstName, lastName: profiles.lastName })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.realmId, users.realmId), eq(profiles.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids))),
)

/** A user whom the caller may see: themselves, and present and former members of the active tenant. */
export const loadUser = loadOne<Context, UserRow>(
  async (context, ids) => {
    const { knownMembers, peers, scope } = context
    const { viewer, tenantId } = context.envelope
    const isSelf = (id: string) => id === viewer?.userId
    if (tenantId === null) return scope.read(usersByIds, { ids: ids.filter(isSelf) })
    // A set of this request's own: the process-wide one may evict members during the query to tenancy.
    const known = new Set(knownMembers.among(tenantId, ids))
    const userIds = ids.filter((id) => !isSelf(id) && !known.has(id))
    for (const { userId } of await peers.memberships({ userIds, tenantId })) {
      known.add(userId)
      knownMembers.add(tenantId, userId)
    }
    return scope.read(usersByIds, { ids: ids.filter((id) => isSelf(id) || known.has(id)) })
  },
  (row) => row.id,
)

/**
 * A user whom the caller has another reason to see, such as whoever impersonates them: also one who is not a member of the
 * active tenant.
 */
export const loadAnyUser = loadOne<Context, UserRow>(
  (context, ids) => context.scope.read(usersByIds, { ids: [...ids] }),
  (row) => row.id,
)

/** The index that keeps addresses unique. */
export const emailIndex = 'users_email'
