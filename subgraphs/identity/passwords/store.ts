import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, sql } from 'drizzle-orm'

const passwordSlots = {
  id: slot.uuid,
  passwordHash: slot.text,
  passwordScheme: slot.text,
  provenEmailNorm: slot.nullable(slot.text),
  at: slot.instant,
}
/** Gives an active user a password, and lifts a lock. The address is verified where a letter to it has proved that. */
export const setPassword = statement(passwordSlots, (db, p) =>
  db
    .update(users)
    .set({
      passwordHash: p.passwordHash as never,
      passwordScheme: p.passwordScheme as never,
      passwordChangedAt: sql`${p.at}::timestamptz`,
      updatedAt: sql`${p.at}::timestamptz`,
      failedAttempts: 0,
      lastFailedAt: null,
      lockedUntil: null,
      emailVerifiedAt: sql`case when ${users.emailNorm} = ${p.provenEmailNorm}::text
        then coalesce(${users.emailVerifiedAt}, ${p.at}::timestamptz) else ${users.emailVerifiedAt} end`,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), eq(users.status, 'ACTIVE')))
    .returning({ email: users.email }),
)
