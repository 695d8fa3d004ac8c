// The verifier that completes an external sign-in: who began it holds it, and its hash was given at the start.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { ChallengeRow } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import type { UseProof } from '../second-factors/proofs.ts'
import { touchIdentity } from './store.ts'

/** What the challenge of an external sign-in holds. */
export interface ExternalDetails {
  readonly verifierHash: string
  readonly identityId: string
  readonly tenantSlug: string | null
  /** Whether the provider's sign-in counts as two factors. */
  readonly isTrusted: boolean
}

export const externalDetails = ({ details }: ChallengeRow): ExternalDetails => details as unknown as ExternalDetails

/** What uses the proof; null when the verifier is wrong. */
export function judgeExternal(context: Context, challenge: ChallengeRow, verifier: string): UseProof | null {
  const { verifierHash, identityId } = externalDetails(challenge)
  const [given, expected] = [createHash('sha256').update(verifier).digest(), Buffer.from(verifierHash, 'base64url')]
  if (expected.length !== given.length || !timingSafeEqual(given, expected)) return null
  return async (writer) => {
    const values = { id: identityId, ownerId: challenge.userId!, at: context.clock.now() }
    return (await writer.run(touchIdentity, values)).length > 0
  }
}
