import type { Context } from '../context.ts'
import { demandsFactor } from '../sessions/policy.ts'
import { termsOf } from '../sessions/terms.ts'

/** Whether the tenant that the caller is in demands a second factor of them, so that their last one must stay. */
export async function factorDemanded(context: Context, userId: string): Promise<boolean> {
  return demandsFactor(await termsOf(context, userId, context.envelope.tenantId), context.clock.now())
}
