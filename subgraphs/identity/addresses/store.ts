import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, or, sql } from 'drizzle-orm'

/** Addresses of users by id or by address. */
export const addressesOf = statement({ ids: slot.uuids, emails: slot.texts }, (db, p) =>
  db
    .select({
      userId: users.id,
      email: users.emailNorm,
      isVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
    })
    .from(users)
    .where(
      and(
        eq(users.realmId, p.realmId),
        or(isAnyOf(users.id, p.ids), sql`${users.emailNorm} = any(${p.emails}::text[])`),
      ),
    ),
)
