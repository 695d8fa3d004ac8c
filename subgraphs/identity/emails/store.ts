import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { and, eq, sql } from 'drizzle-orm'

const verified = { email: users.email, verifiedAt: users.emailVerifiedAt }

/** Marks a user's address as verified, if it still is the one that was proved. */
export const verifyAddress = statement({ id: slot.uuid, emailNorm: slot.text, at: slot.instant }, (db, p) =>
  db
    .update(users)
    .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, ${p.at}::timestamptz)` })
    .where(
      and(
        eq(users.realmId, p.realmId),
        eq(users.id, p.id),
        eq(users.emailNorm, p.emailNorm),
        eq(users.status, 'ACTIVE'),
      ),
    )
    .returning(verified),
)

const changeSlots = { id: slot.uuid, email: slot.text, emailNorm: slot.text, at: slot.instant }
/** Gives a user another address, which is verified. */
export const changeAddress = statement(changeSlots, (db, p) =>
  db
    .update(users)
    .set({
      email: p.email as never,
      emailNorm: p.emailNorm as never,
      emailVerifiedAt: sql`${p.at}::timestamptz`,
      updatedAt: sql`${p.at}::timestamptz`,
    })
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id), eq(users.status, 'ACTIVE')))
    .returning(verified),
)
