import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { and, eq } from 'drizzle-orm'

/** What relying parties may be told of an active user. */
export const userForClaims = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      updatedAt: users.updatedAt,
      firstName: profiles.firstName,
      lastName: profiles.lastName,
      avatarUrl: profiles.avatarUrl,
      language: profiles.language,
      timezone: profiles.timezone,
    })
    .from(users)
    .innerJoin(profiles, and(eq(profiles.realmId, users.realmId), eq(profiles.id, users.id)))
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), eq(users.status, 'ACTIVE'))),
)
