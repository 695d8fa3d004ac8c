import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'

const userSlots = {
  id: slot.uuid,
  email: slot.text,
  emailNorm: slot.text,
  emailVerifiedAt: slot.nullable(slot.instant),
  username: slot.nullable(slot.text),
  passwordHash: slot.nullable(slot.text),
  passwordScheme: slot.nullable(slot.text),
}
/** Inserts a user; no row where the address has one. */
export const insertUser = statement(userSlots, (db, p) =>
  db
    .insert(users)
    .values({
      realmId: p.realmId,
      id: p.id,
      email: p.email,
      emailNorm: p.emailNorm,
      emailVerifiedAt: p.emailVerifiedAt as never,
      username: p.username as never,
      passwordHash: p.passwordHash as never,
      passwordScheme: p.passwordScheme as never,
    })
    .onConflictDoNothing({ target: [users.realmId, users.emailNorm] })
    .returning({ id: users.id }),
)

const profileSlots = { id: slot.uuid, firstName: slot.text, lastName: slot.text, at: slot.instant }
/** Inserts the profile of a user who was just inserted; nothing for an id that is no user's. */
export const insertProfile = statement(profileSlots, (db, p) => {
  const given: Record<string, SQL> = {
    realmId: sql`${users.realmId}`,
    id: sql`${users.id}`,
    firstName: sql`${p.firstName}::text`,
    lastName: sql`${p.lastName}::text`,
    updatedAt: sql`${p.at}::timestamptz`,
  }
  const selected = Object.fromEntries(
    Object.entries(getTableColumns(profiles)).map(([key, { name }]) => [key, (given[key] ?? sql`null`).as(name)]),
  )
  const source = db
    .select(selected)
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id)))
  return db.insert(profiles).select(source as never)
})

export const isUsernameTaken = statement({ username: slot.nullable(slot.text) }, (db, p) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.username, p.username))),
)

/** The index that keeps usernames unique. */
export const usernameIndex = 'users_username'
