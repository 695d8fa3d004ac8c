// A session whose user proved again who they are: it stays, and is stronger from now on.
import { randomBytes } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import { unauthenticated } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import { acrOf } from '../challenges/rules.ts'
import type { Context } from '../context.ts'
import type { ProofMethod } from '../types.gen.ts'
import { isLive } from './rules.ts'
import { liftSession, raiseSession, type SessionRow, sessionForUpdate } from './store.ts'

/**
 * Adds a proof to the caller's session. Its key is replaced: a refresh token that was stolen before must not return tokens
 * of the stronger session, not even within the parent window.
 */
export async function addProof(
  context: Context,
  writer: Writer,
  method: ProofMethod,
  isUserVerified = false,
): Promise<SessionRow> {
  const { envelope, clock } = context
  const { viewer } = envelope
  if (viewer === null) throw unauthenticated()
  const { userId, sessionId: id } = viewer
  // Who acts in another's name proves nothing of the other.
  if (envelope.actor !== null) throw new Refused(notAllowed('This is not done in the name of another'))
  const now = clock.now()
  const [session] = await writer.read(sessionForUpdate, { id })
  if (session?.userId !== userId || !isLive(session, now)) throw unauthenticated()
  const methods = [...new Set([...session.methods, method])]
  const acr = session.acr === 'aal2' ? session.acr : acrOf(methods, isUserVerified)
  const [raised] = await writer.run(raiseSession, { id, acr, methods, at: now, hmacKey: randomBytes(32) })
  const details = { method, acr }
  await audit(context, writer, 'identity.session.raised', { userId, target: { type: 'Session', id }, details })
  return raised!
}

/**
 * Lifts the restriction of a session in which its user has just registered a passkey. Its tokens stay: the mutation returns
 * no others.
 */
export async function liftRestriction(context: Context, writer: Writer, userId: string, id: string): Promise<void> {
  const [session] = await writer.read(sessionForUpdate, { id })
  if (session?.userId !== userId || !isLive(session, context.clock.now())) throw unauthenticated()
  const methods = [...new Set([...session.methods, 'PASSKEY'])]
  await writer.run(liftSession, { id, acr: acrOf(methods), methods })
}
