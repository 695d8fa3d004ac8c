// The history of sign-ins that users see: each that succeeded, and each that failed for a user who is known.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Context } from '../context.ts'
import { ownTenant } from '../realms/context.ts'
import type { ProofMethod } from '../types.gen.ts'
import { insertLogin } from './store.ts'

const maxUserAgent = 500

export interface Login {
  /** Null where the user is not known: nothing is recorded then. */
  readonly userId: string | null
  /** The tenant that was entered, or was to be. */
  readonly tenantId: string | null
  /** The proof that decided. */
  readonly method: ProofMethod
  /** Why it failed, such as WRONG_PASSWORD; null when it did not. */
  readonly failureReason: string | null
}

export async function recordLogin(
  { envelope, clock, places }: Context,
  writer: Writer,
  { userId, tenantId, method, failureReason }: Login,
): Promise<void> {
  const place = await places.placeOf(envelope.clientIp)
  await writer.run(insertLogin, {
    id: newId(),
    aboutId: userId,
    enteredTenantId: tenantId ?? ownTenant({ envelope }),
    outcome: failureReason === null ? 'SUCCESS' : 'FAILED',
    failureReason,
    method,
    clientIp: envelope.clientIp,
    userAgent: envelope.userAgent?.slice(0, maxUserAgent).toWellFormed() ?? null,
    country: place?.country ?? null,
    city: place?.city ?? null,
    at: clock.now(),
  })
}
