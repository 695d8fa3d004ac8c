// Judges the answer of a browser to a challenge. A passkey that is right is used in the transaction of what it is for.
import { timingSafeEqual } from 'node:crypto'
import type { PasskeyResponse } from '../challenges/rules.ts'
import type { ChallengeRow } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import type { UseProof } from '../second-factors/proofs.ts'
import { passkeyByCredential, usePasskey } from './store.ts'

export interface JudgedPasskey {
  readonly userId: string
  readonly lastTenantId: string | null
  readonly isUserVerified: boolean
  /** Null when the answer was wrong. */
  readonly use: UseProof | null
}

/**
 * @param challenge of a user: their passkeys alone count, and presence is enough; of no user: any passkey whose device has
 *   verified its user
 * @returns null when there is no such passkey
 */
export async function judgePasskey(
  context: Context,
  challenge: ChallengeRow,
  response: PasskeyResponse,
): Promise<JudgedPasskey | null> {
  const { scope, clock, webAuthn } = context
  const [passkey] = await scope.read(passkeyByCredential, { credentialId: response.id })
  if (passkey === undefined) return null
  const { userId, lastTenantId } = passkey
  const wrong = { userId, lastTenantId, isUserVerified: false, use: null }
  const isUsers = challenge.userId === null || challenge.userId === userId
  const { userHandle } = response.response
  // Without a user the handle says who it is, and must be the owner's.
  const isOwner =
    userHandle == null
      ? challenge.userId !== null
      : passkey.userHandle !== null && isHandle(userHandle, passkey.userHandle)
  if (!isUsers || !isOwner || challenge.passkeyChallenge === null) return wrong
  const needsVerification = challenge.userId === null
  const said = await webAuthn.verifySignIn(response, challenge.passkeyChallenge, passkey, needsVerification)
  if (said === null || said.isBackupEligible !== passkey.isBackupEligible) return wrong
  const { counter, isBackedUp, isUserVerified } = said
  const use: UseProof = async (writer) => {
    const used = await writer.run(usePasskey, { id: passkey.id, counter, isBackedUp, at: clock.now() })
    return used.length > 0
  }
  return { userId, lastTenantId, isUserVerified, use }
}

function isHandle(given: unknown, handle: Uint8Array): boolean {
  if (typeof given !== 'string') return false
  const bytes = Buffer.from(given, 'base64url')
  return bytes.length === handle.length && timingSafeEqual(bytes, handle)
}
