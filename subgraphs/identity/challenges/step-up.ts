// The caller proves again who they are: their session stays, and is stronger from then on.
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { invalidUnlessEmpty, isProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { externalDetails, judgeExternal } from '../external-identities/judge.ts'
import { judgePasskey } from '../passkeys/judge.ts'
import type { UseProof } from '../second-factors/proofs.ts'
import { factorStates } from '../second-factors/store.ts'
import { signedIn } from '../sessions/begin.ts'
import { addProof } from '../sessions/raise.ts'
import type { SignedInRow } from '../sessions/store.ts'
import { termsOf } from '../sessions/terms.ts'
import { clearAttempts, releaseAttempt } from '../sign-in/store.ts'
import type { StepUpInput } from '../types.gen.ts'
import { isResponse, proofProblems, tokenInvalid, wrongProof } from './rules.ts'
import { tryChallenge, useChallenge } from './store.ts'
import { type Attempt, judgeCode, recordRefusedStepUp, reserved } from './try-code.ts'

interface Judged {
  /** Null when the proof was wrong. */
  readonly use: UseProof | null
  readonly isUserVerified?: boolean
  /** Of proofs that can be guessed, which are counted; null where the proof was not judged. */
  readonly attempt: Pick<Attempt, 'lockedUntil'> | null
}

export async function stepUp(context: Context, input: StepUpInput): Promise<SignedInRow | Problem> {
  const userId = viewerId(context)
  const invalid = invalidUnlessEmpty(proofProblems(input))
  if (invalid !== null) return invalid
  const { method } = input
  const judged = await judge(context, userId, input)
  if (isProblem(judged)) return judged
  const { use, isUserVerified, attempt } = judged
  const raised = await change(
    context,
    'stepUp',
    {},
    {
      async work(writer) {
        if (use === null || !(await use(writer))) throw new Refused(wrongProof())
        await writer.run(clearAttempts, { id: userId })
        return { session: await addProof(context, writer, method, isUserVerified) }
      },
    },
  )
  if (!isProblem(raised)) return signedIn(context, raised.session)
  if (raised.code === 'INVALID_CREDENTIALS') {
    await recordRefusedStepUp(context, { userId, tenantId: context.envelope.tenantId, method, attempt })
  }
  return raised
}

async function judge(context: Context, userId: string, input: StepUpInput): Promise<Judged | Problem> {
  const { method, code, password } = input
  if (method === 'PASSKEY') return judgeOwnPasskey(context, userId, input)
  if (method === 'EXTERNAL') return judgeOwnExternal(context, userId, input)
  const [factors] = await context.scope.read(factorStates, { ids: [userId] })
  // Where sign-in takes a second factor, the password alone proves too little.
  const isTooLittle = method === 'PASSWORD' && factors?.totpEnabledAt != null
  const isRefusedCode = method === 'BACKUP_CODE' && !(await allowsBackupCodes(context, userId))
  const attempt = isTooLittle || isRefusedCode ? undefined : await reserved(context, userId)
  const use =
    method === 'TOTP' || method === 'BACKUP_CODE'
      ? await judgeCode(context, attempt, method, code!)
      : await judgePassword(context, attempt, password!)
  return { use, attempt: attempt ?? null }
}

/** Whether backup codes count in the tenant of the session. */
async function allowsBackupCodes(context: Context, userId: string): Promise<boolean> {
  return (await termsOf(context, userId, context.envelope.tenantId))?.allowBackupCodes !== false
}

async function judgePassword(
  context: Context,
  attempt: Attempt | undefined,
  password: string,
): Promise<UseProof | null> {
  if (attempt === undefined) return null
  const verdict = await context.passwords.verify(password, attempt).catch(async (error: unknown) => {
    await context.scope.write((writer) => writer.run(releaseAttempt, attempt))
    throw error
  })
  return verdict === 'wrong' ? null : async () => true
}

async function judgeOwnPasskey(context: Context, userId: string, input: StepUpInput): Promise<Judged | Problem> {
  const { scope, clock } = context
  const { challenge: token, response } = input
  const at = clock.now()
  const values = { tokenHash: hashOfToken(token!), kind: 'PASSKEY_SIGN_IN', at }
  const [challenge] = await scope.write((writer) => writer.run(tryChallenge, values))
  // One of a sign-in in two steps completes that sign-in alone.
  if (challenge === undefined || challenge.userId !== null) return tokenInvalid('input', 'challenge')
  const judged = isResponse(response) ? await judgePasskey(context, challenge, response) : null
  const attempt = { lockedUntil: null }
  if (judged?.use == null || judged.userId !== userId) return { use: null, attempt }
  const { use: usePasskey, isUserVerified } = judged
  return {
    attempt,
    isUserVerified,
    async use(writer) {
      const used = await writer.run(useChallenge, { id: challenge.id, at })
      if (used.length === 0) throw new Refused(tokenInvalid('input', 'challenge'))
      return usePasskey(writer)
    },
  }
}

async function judgeOwnExternal(context: Context, userId: string, input: StepUpInput): Promise<Judged | Problem> {
  const { scope, clock } = context
  const at = clock.now()
  const values = { tokenHash: hashOfToken(input.challenge!), kind: 'EXTERNAL', at }
  const [challenge] = await scope.write((writer) => writer.run(tryChallenge, values))
  if (challenge === undefined || challenge.userId === null) return tokenInvalid('input', 'challenge')
  const judged = challenge.userId === userId ? judgeExternal(context, challenge, input.code!) : null
  const { isTrusted } = externalDetails(challenge)
  const [factors] = await scope.read(factorStates, { ids: [userId] })
  const isTooLittle = factors?.totpEnabledAt != null && !isTrusted
  const attempt = { lockedUntil: null }
  if (judged === null || isTooLittle) return { use: null, attempt }
  return {
    attempt,
    isUserVerified: isTrusted,
    async use(writer) {
      const used = await writer.run(useChallenge, { id: challenge.id, at })
      if (used.length === 0) throw new Refused(tokenInvalid('input', 'challenge'))
      return judged(writer)
    },
  }
}
