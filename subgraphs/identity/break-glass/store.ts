import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq } from 'drizzle-orm'

/** Addresses of users who can read a letter. */
export const addressesOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), isAnyOf(users.id, p.ids), eq(users.status, 'ACTIVE')))
    .orderBy(users.id),
)
