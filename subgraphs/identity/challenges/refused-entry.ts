// A user who proved who they are, and whom the tenant does not let in.
import { isProblem, type Problem } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { recordLogin } from '../login-history/record.ts'
import { releaseAttempt } from '../sign-in/store.ts'
import type { ProofMethod } from '../types.gen.ts'

const codes = ['TENANT_NOT_ACTIVE', 'MEMBER_SUSPENDED', 'ADDRESS_REFUSED', 'SESSION_LIMIT']

/** Whether a tenant's policy refused a sign-in whose proof was right. */
export const isEntryRefusal = (answer: object): answer is Problem => isProblem(answer) && codes.includes(answer.code)

interface RefusedEntry {
  readonly userId: string
  readonly tenantId: string | null
  readonly method: ProofMethod
  /** That was counted before the proof was judged, where it was. */
  readonly attempt?: { readonly id: string; readonly lockedUntil: Date | null } | null | undefined
}

/** Records it. The proof was right: the attempt is not counted as a failed one. */
export function recordRefusedEntry(
  context: Context,
  { userId, tenantId, method, attempt }: RefusedEntry,
  failureReason: string,
): Promise<void> {
  return context.scope.write(async (writer) => {
    if (attempt != null) await writer.run(releaseAttempt, attempt)
    const entry = { userId, actorId: userId, tenantId, details: { reason: failureReason } }
    await audit(context, writer, 'identity.sign_in.refused', entry)
    await recordLogin(context, writer, { userId, tenantId, method, failureReason })
  })
}
