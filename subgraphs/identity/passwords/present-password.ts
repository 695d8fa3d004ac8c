// The present password, given once more by a user who is signed in.
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { recordLock } from '../sign-in/locked.ts'
import { releaseAttempt, reserveAttempt } from '../sign-in/store.ts'

/**
 * Whether a user's password is this one. The attempt counts like one at sign-in, before it is judged: one who found a session
 * open must not guess on here. Without a verdict it is taken back.
 */
export function isPresentPassword(
  context: Context,
  user: { readonly id: string; readonly email: string; readonly emailNorm: string },
  password: string,
): Promise<boolean> {
  const { passwords, scope, clock } = context
  return passwords.inTurn(user.emailNorm, async () => {
    const { emailNorm } = user
    const values = { emailNorm, deviceHash: null, at: clock.now() }
    const [attempt] = await scope.write((writer) => writer.run(reserveAttempt, values))
    const verdict = await passwords.verify(password, attempt).catch(async (error: unknown) => {
      if (attempt !== undefined) await scope.write((writer) => writer.run(releaseAttempt, attempt))
      throw error
    })
    if (attempt !== undefined && verdict !== 'wrong') {
      await scope.write((writer) => writer.run(releaseAttempt, attempt))
      return true
    }
    await scope.write(async (writer) => {
      const details = { reason: attempt === undefined ? 'LOCKED' : 'WRONG_PASSWORD' }
      await audit(context, writer, 'identity.password_change.refused', { userId: user.id, details })
      if (attempt !== undefined) await recordLock(context, writer, user, attempt.lockedUntil)
    })
    return false
  })
}
