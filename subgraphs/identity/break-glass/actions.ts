import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { isProblem, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { acceptsAddress } from '@quintet/kit/wire/address-rules.ts'
import { unauthenticated } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { beginSession, signedIn } from '../sessions/begin.ts'
import { isLive } from '../sessions/rules.ts'
import { loadSession, lockUser, type SignedInRow, sessionForUpdate } from '../sessions/store.ts'
import { termsOf } from '../sessions/terms.ts'
import type { BreakGlassInput } from '../types.gen.ts'
import { tenantEntered } from './notices.ts'
import { addressesOf } from './store.ts'

const maxReason = 500
const hour = 3_600_000

/** Begins a session in a tenant that the caller is no member of. */
export async function breakGlass(context: Context, input: BreakGlassInput): Promise<SignedInRow | Problem> {
  const { clock, envelope, peers } = context
  const { viewer } = envelope
  if (viewer === null) throw unauthenticated()
  const userId = viewerId(context)
  const entry = await peers.tenantEntry({ slug: input.tenantSlug })
  const terms = entry === null ? null : await termsOf(context, userId, entry.tenantId)
  const begun = await change(context, 'breakGlass', input, {
    problems: textProblems('The reason', input.reason, { max: maxReason }, 'input', 'reason'),
    async work(writer) {
      if (entry === null) throw new Refused(notFoundProblem('There is no such tenant', ['input', 'tenantSlug']))
      const { tenantId, ownerIds } = entry
      await writer.read(lockUser, { id: userId })
      const [own] = await writer.read(sessionForUpdate, { id: viewer.sessionId })
      // What the gateway knows of the session may be some seconds old.
      if (own?.userId !== userId || !isLive(own, clock.now())) throw unauthenticated()
      const reason = input.reason.trim()
      const endsAt = new Date(clock.now().getTime() + hour)
      const { acr, authTime } = viewer
      const proof = { acr, methods: [], authenticatedAt: new Date(authTime * 1000), id: viewer.sessionId }
      const session = await beginSession(context, writer, userId, tenantId, proof, { endsAt, isBreakGlass: true })
      const target = { type: 'Tenant', id: tenantId }
      await audit(context, writer, 'identity.tenant.entered', { userId, tenantId, target, details: { reason } })
      const isAccepted = terms === null || acceptsAddress(terms.ipRestrictions, envelope.clientIp)
      const bypass = { isAddressAccepted: isAccepted }
      await audit(context, writer, 'identity.policy.bypassed', { userId, tenantId, target, details: bypass })
      for (const { email } of await writer.read(addressesOf, { ids: ownerIds })) {
        const data = { reason, until: endsAt }
        await sendNotice(context, writer, tenantEntered, { to: email, key: newId(), data })
      }
      return { id: session.id }
    },
  })
  if (isProblem(begun)) return begun
  const session = await loadSession(context, begun.id)
  return session === null ? notFoundProblem('The session has already ended') : signedIn(context, session)
}
