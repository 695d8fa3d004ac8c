import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { impersonations } from '@quintet/drizzle/identity/impersonations.ts'
import { users } from '@quintet/drizzle/identity/users.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, or } from 'drizzle-orm'

const columns = {
  id: impersonations.id,
  actorId: impersonations.actorId,
  userId: impersonations.userId,
  tenantId: impersonations.tenantId,
  reason: impersonations.reason,
  minutes: impersonations.minutes,
  status: impersonations.status,
  requestedAt: impersonations.requestedAt,
  answeredAt: impersonations.answeredAt,
  endsAt: impersonations.endsAt,
  sessionId: impersonations.sessionId,
}
const rows = realmRows(impersonations, columns)
export type ImpersonationRow = RowOf<typeof rows>

export const readImpersonation = rows.read
export const insertImpersonation = rows.insert()

/** Those of a user, and those that the user asked for. */
export const impersonationsOf = rows.page('newest first', {
  slots: { person: slot.uuid },
  where: (p) => or(eq(impersonations.userId, p.person), eq(impersonations.actorId, p.person)),
})

/** An impersonation, locked against another answer or beginning. */
export const impersonationForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(impersonations)
    .where(and(eq(impersonations.realmId, p.realmId), eq(impersonations.id, p.id)))
    .for('update'),
)

const settleSlots = {
  id: slot.uuid,
  newStatus: slot.text,
  answeredAt: slot.nullable(slot.instant),
  endsAt: slot.instant,
}
export const settleImpersonation = statement(settleSlots, (db, p) =>
  db
    .update(impersonations)
    .set({ status: p.newStatus as never, answeredAt: p.answeredAt as never, endsAt: p.endsAt as never })
    .where(and(eq(impersonations.realmId, p.realmId), eq(impersonations.id, p.id)))
    .returning(columns),
)

export const beginImpersonation = statement({ id: slot.uuid, sessionId: slot.uuid, endsAt: slot.instant }, (db, p) =>
  db
    .update(impersonations)
    .set({ status: 'ACTIVE', sessionId: p.sessionId as never, endsAt: p.endsAt as never })
    .where(and(eq(impersonations.realmId, p.realmId), eq(impersonations.id, p.id))),
)

/** Ends what goes on in a session that ends. */
export const endImpersonationOf = statement({ sessionId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(impersonations)
    .set({ status: 'ENDED', endsAt: p.at as never })
    .where(
      and(
        eq(impersonations.realmId, p.realmId),
        eq(impersonations.sessionId, p.sessionId),
        eq(impersonations.status, 'ACTIVE'),
      ),
    ),
)

/** Whom a letter goes to, and whether they can be acted as. */
export const userToImpersonate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: users.id, email: users.email, status: users.status })
    .from(users)
    .where(and(eq(users.realmId, p.realmId), eq(users.id, p.id))),
)
