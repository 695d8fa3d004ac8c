import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { accessChanges } from '@quintet/drizzle/identity/events.ts'
import { sessions, signingKeys } from '@quintet/drizzle/identity/sessions.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { recordAccessChange } from '@quintet/kit/events/access-changes.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, getTableName, isNull, sql } from 'drizzle-orm'

const columns = {
  id: sessions.id,
  userId: sessions.userId,
  tenantId: sessions.tenantId,
  acr: sessions.acr,
  authenticatedAt: sessions.authenticatedAt,
  counter: sessions.counter,
  hmacKey: sessions.hmacKey,
  rotatedAt: sessions.rotatedAt,
  expiresAt: sessions.expiresAt,
  revokedAt: sessions.revokedAt,
}

const rows = realmRows(sessions, columns)
export type SessionRow = RowOf<typeof rows>

export const insertSession = rows.insert({ defaults: ['counter', 'revokedAt', 'revokeReason'] })

/** A session with its person's status, locked against a parallel refresh or end. */
export const sessionForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ ...columns, userStatus: users.status })
    .from(sessions)
    .innerJoin(users, and(eq(users.realmId, sessions.realmId), eq(users.id, sessions.userId)))
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id)))
    // Drizzle writes a table with its schema, which PostgreSQL refuses here.
    .for('update', { of: sql.identifier(getTableName(sessions)) as never }),
)

export const rotateSession = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(sessions)
    .set({ counter: sql`${sessions.counter} + 1`, rotatedAt: p.at as never })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id)))
    .returning(columns),
)

/** Ends a session that goes on; no row when it had ended. */
export const revokeSession = statement({ id: slot.uuid, at: slot.instant, reason: slot.text }, (db, p) =>
  db
    .update(sessions)
    .set({ revokedAt: p.at as never, revokeReason: p.reason as never })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id }),
)

/**
 * Those that were begun from a session, directly or through others, and have not been ended. In the order in which they
 * were begun, as the caller that ends a session holds it first: two callers that end one line at once must not wait for each other.
 */
export const heirsOfSession = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        isNull(sessions.revokedAt),
        sql`${sessions.id} in (
          with recursive heirs as (
            select id from ${sessions} where realm_id = ${p.realmId} and parent_id = ${p.id}
            union select heir.id from ${sessions} heir join heirs on heir.parent_id = heirs.id
            where heir.realm_id = ${p.realmId}
          ) select id from heirs)`,
      ),
    )
    .orderBy(sessions.id),
)

/** Whether sessions go on at an instant: not ended, not run out, their person active. */
export const liveSessions = statement({ ids: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .select({
      id: sessions.id,
      isLive: sql<boolean>`${sessions.revokedAt} is null and ${sessions.expiresAt} > ${p.at}::timestamptz and ${users.status} = 'ACTIVE'`,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.realmId, sessions.realmId), eq(users.id, sessions.userId)))
    .where(and(eq(sessions.realmId, p.realmId), isAnyOf(sessions.id, p.ids))),
)

export const recordChange = recordAccessChange(accessChanges)

/** Signing keys, newest first. */
export const allKeys = statement({}, (db, p) =>
  db
    .select({
      id: signingKeys.id,
      publicJwk: signingKeys.publicJwk,
      sealedPrivateJwk: signingKeys.sealedPrivateJwk,
      createdAt: signingKeys.createdAt,
    })
    .from(signingKeys)
    .where(eq(signingKeys.realmId, p.realmId))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id)),
)

/** Holds other makers of keys back until the end of the transaction. */
export const lockKeys = statement({}, (db) =>
  db
    .select({ locked: sql`pg_advisory_xact_lock(hashtext('identity.signing_keys'))::text` })
    .from(sql`(values (1)) as one`),
)

export const insertKey = realmRows(signingKeys).insert()

/** Keeps a signing key under another seal. */
export const resealKey = statement({ id: slot.uuid, sealedPrivateJwk: slot.text }, (db, p) =>
  db
    .update(signingKeys)
    .set({ sealedPrivateJwk: p.sealedPrivateJwk as never })
    .where(and(eq(signingKeys.realmId, p.realmId), eq(signingKeys.id, p.id))),
)
