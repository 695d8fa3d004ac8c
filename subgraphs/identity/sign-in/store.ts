import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { failuresBeforeBlock, failuresBeforeLock, maxLockMinutes } from './rules.ts'

/** Whether a user has the name: an address, or a username, which has no @. */
const isName = (name: Placeholder | SQL) => or(eq(users.emailNorm, name), eq(users.username, name))

/**
 * Counts a sign-in attempt as failed before the password is checked, and locks the account for 2^(n-5) minutes.
 * No row: the user is unknown, inactive, locked or blocked; all four get the same answer.
 */
export const reserveAttempt = statement({ emailNorm: slot.text, at: slot.instant }, (db, p) => {
  const at = sql`${p.at}::timestamptz`
  const count = sql`(case when ${users.lastFailedAt} < ${at} - interval '24 hours' then 0 else ${users.failedAttempts} end + 1)`
  const minutes = sql`least(power(2, ${count} - ${sql.raw(`${failuresBeforeLock}`)}), ${sql.raw(`${maxLockMinutes}`)})`
  return db
    .update(users)
    .set({
      failedAttempts: sql`${count}`,
      lastFailedAt: sql`${at}`,
      lockedUntil: sql`case when ${count} < ${sql.raw(`${failuresBeforeLock}`)} then null
        else ${at} + ${minutes} * interval '1 minute' end`,
    })
    .where(
      and(
        eq(users.realmId, p.realmId),
        isName(p.emailNorm),
        eq(users.status, 'ACTIVE'),
        sql`${users.failedAttempts} < ${sql.raw(`${failuresBeforeBlock}`)}`,
        sql`(${users.lockedUntil} is null or ${users.lockedUntil} <= ${at})`,
      ),
    )
    .returning({
      id: users.id,
      passwordHash: users.passwordHash,
      passwordScheme: users.passwordScheme,
      email: users.email,
      emailNorm: users.emailNorm,
      emailVerifiedAt: users.emailVerifiedAt,
      lastTenantId: users.lastTenantId,
      lockedUntil: users.lockedUntil,
    })
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

const settleSlots = {
  id: slot.uuid,
  at: slot.instant,
  enteredTenantId: slot.nullable(slot.uuid),
  passwordHash: slot.nullable(slot.text),
  passwordScheme: slot.text,
}
/** Clears the count after a right password, and stores its new hash where it has one. */
export const settleSignIn = statement(settleSlots, (db, p) =>
  db
    .update(users)
    .set({
      failedAttempts: 0,
      lastFailedAt: null,
      lockedUntil: null,
      lastLoginAt: sql`${p.at}::timestamptz`,
      loginCount: sql`${users.loginCount} + 1`,
      lastTenantId: sql`coalesce(${p.enteredTenantId}::uuid, ${users.lastTenantId})`,
      passwordHash: sql`coalesce(${p.passwordHash}::text, ${users.passwordHash})`,
      passwordScheme: sql`case when ${p.passwordHash}::text is null then ${users.passwordScheme} else ${p.passwordScheme}::text end`,
    })
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
