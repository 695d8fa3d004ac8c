import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { demandsFactor } from '../sessions/policy.ts'
import { termsOf } from '../sessions/terms.ts'
import { factorStates } from './store.ts'

/** Whether the tenant that the caller is in demands a second factor of them, so that their last one must stay. */
export async function factorDemanded(context: Context, userId: string): Promise<boolean> {
  return demandsFactor(await termsOf(context, userId, context.envelope.tenantId), context.clock.now())
}

/** Throws where a session that waits for a second factor would enrol another one than its user has: the password would do. */
export async function refuseSecondEnrolment({ envelope }: Context, reader: Reader, userId: string): Promise<void> {
  if (!envelope.isRestricted) return
  const [factors] = await reader.read(factorStates, { ids: [userId] })
  if (factors === undefined || (factors.totpEnabledAt === null && factors.passkeyCount === 0)) return
  throw new Refused(notAllowed('You have a second factor already: sign in with it', 'FACTOR_ENROLLED'))
}
