import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { accessChanges } from '@quintet/drizzle/identity/events.ts'
import { externalIdentities } from '@quintet/drizzle/identity/external-identities.ts'
import { impersonations } from '@quintet/drizzle/identity/impersonations.ts'
import { passkeys } from '@quintet/drizzle/identity/passkeys.ts'
import { backupCodes, totpSecrets } from '@quintet/drizzle/identity/second-factors.ts'
import { sessions, signingKeys } from '@quintet/drizzle/identity/sessions.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { recordAccessChange } from '@quintet/kit/events/access-changes.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, getTableName, gt, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Grace, Judged } from './policy.ts'

const columns = {
  id: sessions.id,
  userId: sessions.userId,
  tenantId: sessions.tenantId,
  acr: sessions.acr,
  methods: sessions.methods,
  authenticatedAt: sessions.authenticatedAt,
  counter: sessions.counter,
  hmacKey: sessions.hmacKey,
  rotatedAt: sessions.rotatedAt,
  expiresAt: sessions.expiresAt,
  revokedAt: sessions.revokedAt,
  actorId: sessions.actorId,
  isBreakGlass: sessions.isBreakGlass,
  signedInAt: sessions.signedInAt,
  isRestricted: sessions.isRestricted,
  clientIp: sessions.clientIp,
  userAgent: sessions.userAgent,
  lastActivityAt: sessions.lastActivityAt,
  createdAt: sessions.createdAt,
}

const rows = realmRows(sessions, columns)
export type SessionRow = RowOf<typeof rows> & {
  /** How its tenant's policy has it; absent where that is not asked. */
  readonly judge?: () => Promise<Judged & { readonly grace: Grace | null }>
}

/** Tokens of a session. */
export interface SignedInRow {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: Date
  readonly session: SessionRow
  readonly deviceToken: string | null
}

export const loadSession = rows.load
export const insertSession = rows.insert({ defaults: ['counter', 'revokedAt', 'revokeReason'] })

/** Sessions of a user that go on at an instant. */
export const sessionsOfUser = rows.page('newest first', {
  slots: { person: slot.uuid, at: slot.instant },
  where: (p) => and(eq(sessions.userId, p.person), isNull(sessions.revokedAt), gt(sessions.expiresAt, p.at as never)),
})

/** The tenants that a user's sessions are in which go on at an instant. */
export const tenantsOfSessions = statement({ person: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .selectDistinct({ tenantId: sql<string>`${sessions.tenantId}` })
    .from(sessions)
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        eq(sessions.userId, p.person),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, p.at as never),
        isNotNull(sessions.tenantId),
      ),
    ),
)

/** Lets no session of the user begin until the end of the transaction. */
export const lockUser = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id)))
    .for('update'),
)

/**
 * Sessions of a user that have not been ended, also those in which they act as others; of one tenant where it is given. In the
 * order in which they were begun, so that two transactions that end the same ones cannot wait for each other.
 */
export const sessionsToEnd = statement({ person: slot.uuid, inTenant: slot.nullable(slot.uuid) }, (db, p) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        or(
          eq(sessions.userId, p.person),
          sql`${sessions.id} in (select i.session_id from ${impersonations} i
            where i.realm_id = ${p.realmId} and i.actor_id = ${p.person} and i.status = 'ACTIVE')`,
        ),
        isNull(sessions.revokedAt),
        sql`(${p.inTenant}::uuid is null or ${sessions.tenantId} = ${p.inTenant}::uuid)`,
      ),
    )
    .orderBy(sessions.id),
)

/** Writes down that a user was seen; not more often than every five minutes. */
export const touchUser = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(users)
    .set({ lastActivityAt: p.at as never })
    .where(
      and(
        eq(users.realmId, p.realmId),
        eq(users.id, p.id),
        sql`(${users.lastActivityAt} is null or ${users.lastActivityAt} < ${p.at}::timestamptz - interval '5 minutes')`,
      ),
    ),
)

/** A session with its user's status, locked against a parallel refresh or end. */
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
    .set({ counter: sql`${sessions.counter} + 1`, rotatedAt: p.at as never, lastActivityAt: p.at as never })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id)))
    .returning(columns),
)

const raiseSlots = { id: slot.uuid, acr: slot.text, methods: slot.texts, at: slot.instant, hmacKey: slot.bytes }
/** Stores a proof that was given again. The key of refresh tokens is another one from now on. */
export const raiseSession = statement(raiseSlots, (db, p) =>
  db
    .update(sessions)
    .set({
      acr: p.acr as never,
      methods: p.methods as never,
      authenticatedAt: p.at as never,
      isRestricted: sql`${sessions.isRestricted} and ${p.acr} <> 'aal2'`,
      counter: sql`${sessions.counter} + 1`,
      rotatedAt: p.at as never,
      hmacKey: p.hmacKey as never,
    })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id)))
    .returning(columns),
)

/** Stores that a session's user has enrolled a factor. */
export const liftSession = statement({ id: slot.uuid, acr: slot.text, methods: slot.texts }, (db, p) =>
  db
    .update(sessions)
    .set({ acr: p.acr as never, methods: p.methods as never, isRestricted: false })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id))),
)

/** Ends a live session; no row when it has already ended. */
export const revokeSession = statement({ id: slot.uuid, at: slot.instant, reason: slot.text }, (db, p) =>
  db
    .update(sessions)
    .set({ revokedAt: p.at as never, revokeReason: p.reason as never })
    .where(and(eq(sessions.realmId, p.realmId), eq(sessions.id, p.id), isNull(sessions.revokedAt)))
    .returning({ userId: sessions.userId, tenantId: sessions.tenantId, actorId: sessions.actorId }),
)

/**
 * Sessions that were begun from one, directly or through others, and have not been ended. In the order in which they were
 * begun, so that two transactions that end the same ones cannot wait for each other.
 */
export const descendantsOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        isNull(sessions.revokedAt),
        sql`${sessions.id} in (
          with recursive descendants as (
            select id from ${sessions} where realm_id = ${p.realmId} and parent_id = ${p.id}
            union select child.id from ${sessions} child join descendants on child.parent_id = descendants.id
            where child.realm_id = ${p.realmId}
          ) select id from descendants)`,
      ),
    )
    .orderBy(sessions.id),
)

/**
 * What gateways must know of sessions at an instant. A session is live when it has neither ended nor expired, and its user is
 * active, as is the one who impersonates them.
 */
export const sessionStates = statement({ ids: slot.uuids, at: slot.instant }, (db, p) => {
  const actors = alias(users, 'actors')
  return db
    .select({
      id: sessions.id,
      isLive: sql<boolean>`${sessions.revokedAt} is null and ${sessions.expiresAt} > ${p.at}::timestamptz
        and ${users.status} = 'ACTIVE' and coalesce(${actors.status} = 'ACTIVE', true)`,
      session: columns,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      hasTotp: sql<boolean>`exists (select 1 from ${totpSecrets} t
        where t.realm_id = ${p.realmId} and t.id = ${users.id} and t.enabled_at is not null)`,
      hasBackupCode: sql<boolean>`exists (select 1 from ${backupCodes} c
        where c.realm_id = ${p.realmId} and c.user_id = ${users.id} and c.used_at is null)`,
      hasPasskey: sql<boolean>`exists (select 1 from ${passkeys} k
        where k.realm_id = ${p.realmId} and k.user_id = ${users.id})`,
      hasExternal: sql<boolean>`exists (select 1 from ${externalIdentities} e
        where e.realm_id = ${p.realmId} and e.user_id = ${users.id})`,
    })
    .from(sessions)
    .innerJoin(users, and(eq(users.realmId, sessions.realmId), eq(users.id, sessions.userId)))
    .leftJoin(actors, and(eq(actors.realmId, sessions.realmId), eq(actors.id, sessions.actorId)))
    .where(and(eq(sessions.realmId, p.realmId), isAnyOf(sessions.id, p.ids)))
})

/** The how-many-th sign-in in a tenant a session is since an instant; without a session, how many there were. */
export const loginNumber = statement(
  { id: slot.nullable(slot.uuid), person: slot.uuid, inTenant: slot.uuid, since: slot.instant },
  (db, p) => {
    const own = sql`(select s.created_at, s.id from ${sessions} s where s.realm_id = ${p.realmId} and s.id = ${p.id}::uuid)`
    return db
      .select({ number: sql<number>`count(*)::int` })
      .from(sessions)
      .where(
        and(
          eq(sessions.realmId, p.realmId),
          eq(sessions.userId, p.person),
          eq(sessions.tenantId, p.inTenant),
          isNull(sessions.actorId),
          eq(sessions.isBreakGlass, false),
          sql`${sessions.createdAt} >= ${p.since}::timestamptz`,
          sql`(${p.id}::uuid is null or (${sessions.createdAt}, ${sessions.id}) <= ${own})`,
        ),
      )
  },
)

/** A user's own sessions in a tenant that have not been ended, the one that was used last first. */
export const goingOnInTenant = statement({ person: slot.uuid, inTenant: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .select(columns)
    .from(sessions)
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        eq(sessions.userId, p.person),
        eq(sessions.tenantId, p.inTenant),
        isNull(sessions.revokedAt),
        isNull(sessions.actorId),
        eq(sessions.isBreakGlass, false),
        gt(sessions.expiresAt, p.at as never),
      ),
    )
    .orderBy(desc(sql`coalesce(${sessions.lastActivityAt}, ${sessions.rotatedAt})`), desc(sessions.id)),
)

/** Users with several sessions in a tenant, after one of them in the order of their ids. */
export const usersWithSeveral = statement({ inTenant: slot.uuid, after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        eq(sessions.tenantId, p.inTenant),
        isNull(sessions.revokedAt),
        gt(sessions.userId, p.after),
      ),
    )
    .groupBy(sessions.userId)
    .having(sql`count(*) > 1`)
    .orderBy(sessions.userId)
    .limit(p.limit),
)

/** Writes down that a session is being used. */
export const noteUse = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(sessions)
    .set({ lastActivityAt: p.at as never })
    .where(
      and(
        eq(sessions.realmId, p.realmId),
        eq(sessions.id, p.id),
        isNull(sessions.revokedAt),
        sql`coalesce(${sessions.lastActivityAt}, ${sessions.rotatedAt}) < ${p.at}::timestamptz`,
      ),
    ),
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

/** Lets other processes that make a key wait until the end of the transaction. */
export const lockKeys = statement({}, (db) =>
  db
    .select({ locked: sql`pg_advisory_xact_lock(hashtext('identity.signing_keys'))::text` })
    .from(sql`(values (1)) as one`),
)

export const insertKey = realmRows(signingKeys).insert()

/** Stores a signing key encrypted under another key. */
export const resealKey = statement({ id: slot.uuid, sealedPrivateJwk: slot.text }, (db, p) =>
  db
    .update(signingKeys)
    .set({ sealedPrivateJwk: p.sealedPrivateJwk as never })
    .where(and(eq(signingKeys.realmId, p.realmId), eq(signingKeys.id, p.id))),
)
