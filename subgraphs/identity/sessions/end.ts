// How sessions end.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { endImpersonationOf } from '../impersonations/store.ts'
import { descendantsOf, lockUser, recordChange, revokeSession, sessionsToEnd } from './store.ts'

/** Ends a session and all that were begun from it: a thief may have begun them. */
export async function endStolen(context: Context, writer: Writer, id: string): Promise<void> {
  await endSession(context, writer, id, 'refresh_reuse', 'identity.session.reused')
  while (true) {
    // Until none is left: before one is ended, another may have been begun from it.
    const descendants = await writer.read(descendantsOf, { id })
    if (descendants.length === 0) return
    for (const each of descendants) await endSession(context, writer, each.id, 'refresh_reuse')
  }
}

/**
 * Ends the sessions of a user, and keeps new ones from beginning until the transaction is over. Returns how many ended.
 * @param reason such as ended or password_changed
 * @param inTenant of this tenant alone; of all and of none without it
 */
export async function endSessionsOf(
  context: Context,
  writer: Writer,
  userId: string,
  reason: string,
  exceptId: string | null = null,
  inTenant: string | null = null,
): Promise<number> {
  await writer.read(lockUser, { id: userId })
  const going = await writer.read(sessionsToEnd, { person: userId, inTenant })
  let count = 0
  for (const { id } of going) {
    if (id !== exceptId && (await endSession(context, writer, id, reason))) count++
  }
  return count
}

/** Ends a session; false when it has already ended. */
export async function endSession(
  context: Context,
  writer: Writer,
  id: string,
  reason: string,
  event: 'identity.session.ended' | 'identity.session.reused' | 'identity.session.evicted' = 'identity.session.ended',
): Promise<boolean> {
  const at = context.clock.now()
  const [ended] = await writer.run(revokeSession, { id, at, reason })
  if (ended === undefined) return false
  const { userId, tenantId, actorId } = ended
  if (actorId !== null) await writer.run(endImpersonationOf, { sessionId: id, at })
  await audit(context, writer, event, { userId, tenantId, target: { type: 'Session', id }, details: { reason } })
  await writer.run(recordChange, { changedSessionId: id, changedUserId: null, changedTenantId: null, at })
  writer.afterCommit(context.wakeAccess)
  return true
}
