// For a user who lost their second factors: an administrator removes them.
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { removePasskeys } from '../passkeys/store.ts'
import { endSessionsOf } from '../sessions/end.ts'
import type { ResetSecondFactorInput } from '../types.gen.ts'
import { refusalOf } from '../user-accounts/administration.ts'
import { type UserRow, usersByIds } from '../users/store.ts'
import { factorsChanged } from './changed.ts'
import { secondFactorReset } from './notices.ts'
import { lockUser, removeBackupCodes, removeTotp } from './store.ts'

const maxReason = 500
/** Removes the second factors and passkeys of a user who lost them. Their password stays. */
export async function resetSecondFactor(context: Context, input: ResetSecondFactorInput): Promise<UserRow | Problem> {
  const { userId, reason } = input
  const problems = textProblems('The reason', reason, { max: maxReason }, 'input', 'reason')
  const refused = problems.length > 0 ? null : await refusalOf(context, userId)
  if (refused !== null) return refused
  return change(context, 'resetSecondFactor', input, {
    problems,
    async work(writer) {
      const [user] = await writer.read(usersByIds, { ids: [userId] })
      if (user === undefined) {
        throw new Refused(notFoundProblem('There is no such user', ['input', 'userId']))
      }
      await writer.read(lockUser, { id: userId })
      await writer.run(removeTotp, { id: userId })
      await writer.run(removeBackupCodes, { ownerId: userId })
      await writer.run(removePasskeys, { ownerId: userId, id: null })
      await factorsChanged(context, writer, userId)
      await endSessionsOf(context, writer, userId, 'second_factor_reset')
      await audit(context, writer, 'identity.second_factor.reset', { userId, details: { reason: reason.trim() } })
      await sendNotice(context, writer, secondFactorReset, { to: user.email, key: newId(), data: {} })
      return user
    },
  })
}
