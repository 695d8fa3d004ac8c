import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { rememberedDevices } from '@quintet/drizzle/identity/second-factors.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { failuresBeforeBlock, failuresBeforeLock, maxLockMinutes } from './rules.ts'

/** Whether a user has the name: an address, or a username, which has no @. */
const isName = (name: Placeholder | SQL) => or(eq(users.emailNorm, name), eq(users.username, name))

/** The columns that count an attempt as failed, and lock the account for 2^(n-5) minutes. */
function countedAttempt(at: SQL) {
  const count = sql`(case when ${users.lastFailedAt} < ${at} - interval '24 hours' then 0 else ${users.failedAttempts} end + 1)`
  const minutes = sql`least(power(2, ${count} - ${sql.raw(`${failuresBeforeLock}`)}), ${sql.raw(`${maxLockMinutes}`)})`
  return {
    failedAttempts: sql`${count}`,
    lastFailedAt: sql`${at}`,
    lockedUntil: sql`case when ${count} < ${sql.raw(`${failuresBeforeLock}`)} then null
      else ${at} + ${minutes} * interval '1 minute' end`,
  }
}

const mayTry = () =>
  and(eq(users.status, 'ACTIVE'), sql`${users.failedAttempts} < ${sql.raw(`${failuresBeforeBlock}`)}`)

const attemptColumns = {
  id: users.id,
  passwordHash: users.passwordHash,
  passwordScheme: users.passwordScheme,
  email: users.email,
  emailNorm: users.emailNorm,
  emailVerifiedAt: users.emailVerifiedAt,
  lastTenantId: users.lastTenantId,
  lockedUntil: users.lockedUntil,
}

const attemptSlots = { emailNorm: slot.text, deviceHash: slot.nullable(slot.bytes), at: slot.instant }
/**
 * Counts a sign-in attempt as failed before the password is checked.
 * No row: the user is unknown, inactive, locked or blocked; all four get the same answer. A lock does not stop who comes
 * with the token of a device that the user had remembered.
 */
export const reserveAttempt = statement(attemptSlots, (db, p) => {
  const at = sql`${p.at}::timestamptz`
  return db
    .update(users)
    .set(countedAttempt(at))
    .where(
      and(
        eq(users.realmId, p.realmId),
        isName(p.emailNorm),
        mayTry(),
        sql`(${users.lockedUntil} is null or ${users.lockedUntil} <= ${at} or exists (
          select 1 from ${rememberedDevices} d
          where d.realm_id = ${users.realmId} and d.user_id = ${users.id} and d.token_hash = ${p.deviceHash}::bytea
            and d.revoked_at is null and d.expires_at > ${at}))`,
      ),
    )
    .returning(attemptColumns)
})

/** The same for a user who is known: of codes, and of passwords that are proved again. */
export const reserveUserAttempt = statement({ id: slot.uuid, at: slot.instant }, (db, p) => {
  const at = sql`${p.at}::timestamptz`
  return db
    .update(users)
    .set(countedAttempt(at))
    .where(
      and(
        eq(users.realmId, p.realmId),
        eq(users.id, p.id),
        mayTry(),
        sql`(${users.lockedUntil} is null or ${users.lockedUntil} <= ${at})`,
      ),
    )
    .returning(attemptColumns)
})

/** The user of an address or username, whether or not they may sign in. */
export const userToSignIn = statement({ emailNorm: slot.text }, (db, p) =>
  db
    .select({ id: users.id, status: users.status, email: users.email })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), isName(p.emailNorm))),
)

/** Takes back the count of an attempt without a verdict, and its lock, but not one that another attempt has set. */
export const releaseAttempt = statement({ id: slot.uuid, lockedUntil: slot.nullable(slot.instant) }, (db, p) =>
  db
    .update(users)
    .set({
      failedAttempts: sql`greatest(${users.failedAttempts} - 1, 0)`,
      lockedUntil: sql`nullif(${users.lockedUntil}, ${p.lockedUntil}::timestamptz)`,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

const noFailures = { failedAttempts: 0, lastFailedAt: null, lockedUntil: null }

/** Clears the count after a proof that was right. */
export const clearAttempts = statement({ id: slot.uuid }, (db, p) =>
  db
    .update(users)
    .set(noFailures)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

const settleSlots = { id: slot.uuid, at: slot.instant, enteredTenantId: slot.nullable(slot.uuid) }
/** Counts a sign-in, and clears the count of failures. No row: the user is not active any more. */
export const settleSignIn = statement(settleSlots, (db, p) =>
  db
    .update(users)
    .set({
      ...noFailures,
      lastLoginAt: sql`${p.at}::timestamptz`,
      loginCount: sql`${users.loginCount} + 1`,
      lastTenantId: sql`coalesce(${p.enteredTenantId}::uuid, ${users.lastTenantId})`,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), eq(users.status, 'ACTIVE')))
    .returning({ id: users.id }),
)

const hashSlots = { id: slot.uuid, passwordHash: slot.text, passwordScheme: slot.text }
/** Stores another hash of the same password. */
export const replaceHash = statement(hashSlots, (db, p) =>
  db
    .update(users)
    .set({ passwordHash: p.passwordHash as never, passwordScheme: p.passwordScheme as never })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

/** Stores the tenant that the next sign-in enters by default. */
export const rememberTenant = statement({ id: slot.uuid, enteredTenantId: slot.uuid }, (db, p) =>
  db
    .update(users)
    .set({ lastTenantId: sql`${p.enteredTenantId}::uuid` })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)

/** The tenant that a user entered last. */
export const lastTenant = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ lastTenantId: users.lastTenantId })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)
