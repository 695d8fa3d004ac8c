import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { sessions } from '@quintet/drizzle/identity/sessions.ts'
import { profiles, users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, gt, isNull } from 'drizzle-orm'

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

/** A session that goes on, of an active user. */
export const liveSession = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .select({
      userId: sessions.userId,
      acr: sessions.acr,
      methods: sessions.methods,
      authenticatedAt: sessions.authenticatedAt,
      actorId: sessions.actorId,
      isRestricted: sessions.isRestricted,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.realmId, sessions.realmId), eq(users.id, sessions.userId)))
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        eq(sessions.id, p.id),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, p.at as never),
        eq(users.status, 'ACTIVE'),
      ),
    ),
)
