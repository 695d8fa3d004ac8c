import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { realmRows } from '@quintet/kit/slice/rows.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { readPeople } from '../realms/context.ts'

/** A user by their id. What they show of themselves is read where it is asked for. */
export interface UserRow {
  readonly id: string
}

const profileColumns = {
  firstName: profiles.firstName,
  lastName: profiles.lastName,
  avatarUrl: profiles.avatarUrl,
  bio: profiles.bio,
  title: profiles.title,
  department: profiles.department,
  // As JSON: drizzle loses backslashes when it reads an array.
  skills: sql<string[] | null>`array_to_json(${profiles.skills})`.mapWith(JSON.parse),
  socialLinks: profiles.socialLinks,
  language: profiles.language,
  timezone: profiles.timezone,
}

/** A profile is read with its user. */
export interface ProfileRow extends UserRow {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly avatarUrl: string | null
  readonly bio: string | null
  readonly title: string | null
  readonly department: string | null
  readonly skills: string[] | null
  readonly socialLinks: Record<string, string> | null
  readonly language: string | null
  readonly timezone: string | null
}

export const usersByIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: users.id, email: users.email, ...profileColumns })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.realmId, users.realmId), eq(profiles.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids))),
)

/**
 * Those of some users whom the caller may see: themselves, present and former members of the active tenant, and all where
 * the platform lets them read users.
 */
export async function visibleAmong(context: Context, ids: readonly string[]): Promise<string[]> {
  const { knownMembers, peers } = context
  const { viewer, tenantId } = context.envelope
  const isSelf = (id: string) => id === viewer?.userId
  if (isPermitted(context.envelope, 'platform.users:read')) return [...ids]
  if (tenantId === null) return ids.filter(isSelf)
  // A set of this request's own: the process-wide one may evict members during the query to tenancy.
  const known = new Set(knownMembers.among(tenantId, ids))
  const userIds = ids.filter((id) => !isSelf(id) && !known.has(id))
  for (const { userId } of await peers.memberships({ userIds, tenantId })) {
    known.add(userId)
    knownMembers.add(tenantId, userId)
  }
  return ids.filter((id) => isSelf(id) || known.has(id))
}

const readUsers = (context: Context, ids: readonly string[]): Promise<ProfileRow[]> =>
  readPeople(
    context,
    ids,
    context.envelope.tenantId,
    (scope, some) => scope.read(usersByIds, { ids: some }),
    ({ id }) => id,
  )

/** A user whom the caller may see, with their profile. */
export const loadUser = loadOne<Context, ProfileRow>(
  async (context, ids) => readUsers(context, await visibleAmong(context, ids)),
  (row) => row.id,
)

/**
 * A user whom the caller has another reason to see, such as one who impersonates them: also one who is not a member of the
 * active tenant.
 */
export const loadAnyUser = loadOne<Context, ProfileRow>(readUsers, (row) => row.id)

const profileRows = realmRows(profiles)
export const updateProfileRow = profileRows.update(
  'firstName',
  'lastName',
  'avatarUrl',
  'bio',
  'title',
  'department',
  'skills',
  'socialLinks',
  'language',
  'timezone',
  'updatedAt',
)

/** A profile, locked against another change of it. */
export const profileForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(profileColumns)
    .from(profiles)
    .where(and(eq(profiles.realmId, p.realmId), eq(profiles.id, p.id)))
    .for('update'),
)

/** The index that keeps addresses unique. */
export const emailIndex = 'users_email'

const pageSlots = { before: slot.uuid, limit: slot.int, status: slot.nullable(slot.text) }

const hasStatus = (p: { status: unknown }) => sql`(${p.status}::text is null or ${users.status} = ${p.status})`

/** Users, newest first. */
export const userPage = statement(pageSlots, (db, p) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), lt(users.id, p.before), hasStatus(p)))
    .orderBy(desc(users.id))
    .limit(p.limit),
)

/**
 * Users whose address, username or a name begins with a text, newest first. Each part reads an index of its own, so that a
 * rare text reads little; an OR over two tables would read them whole.
 */
export const foundPage = statement({ ...pageSlots, pattern: slot.text }, (db, p) => {
  const begins = (column: unknown) => sql`${column} like ${p.pattern}`
  const ids = sql`(
    select id from ${users} where realm_id = ${p.realmId} and ${begins(users.emailNorm)}
    union select id from ${users} where realm_id = ${p.realmId} and ${begins(users.username)}
    union select id from ${profiles} where realm_id = ${p.realmId} and ${begins(sql`lower(${profiles.firstName})`)}
    union select id from ${profiles} where realm_id = ${p.realmId} and ${begins(sql`lower(${profiles.lastName})`)})`
  return db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), sql`${users.id} in ${ids}`, lt(users.id, p.before), hasStatus(p)))
    .orderBy(desc(users.id))
    .limit(p.limit)
})

/** The tenant that the user's next sign-in enters, where they have entered none. */
export const setFirstTenant = statement({ id: slot.uuid, joinedTenantId: slot.uuid }, (db, p) =>
  db
    .update(users)
    .set({ lastTenantId: sql`${p.joinedTenantId}::uuid` })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), isNull(users.lastTenantId))),
)

/** As if the user had never entered a tenant. */
export const clearLastTenant = statement({ id: slot.uuid, leftTenantId: slot.uuid }, (db, p) =>
  db
    .update(users)
    .set({ lastTenantId: null })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), eq(users.lastTenantId, p.leftTenantId))),
)
