// Codes that a user gives as a proof. A try is counted before it is judged, so that parallel guesses cannot outrun the count.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { recordLogin } from '../login-history/record.ts'
import { judgeBackupCode, judgeTotp, type UseProof } from '../second-factors/proofs.ts'
import { factorStates } from '../second-factors/store.ts'
import { recordLock } from '../sign-in/locked.ts'
import { releaseAttempt, reserveUserAttempt } from '../sign-in/store.ts'
import type { ProofMethod } from '../types.gen.ts'
import { tryChallenge } from './store.ts'

export type CodeMethod = 'TOTP' | 'BACKUP_CODE'
export interface Attempt {
  readonly id: string
  readonly lockedUntil: Date | null
  readonly passwordHash: string | null
  readonly passwordScheme: string | null
}

/** Counts an attempt of a user as failed; undefined while the account is locked or not active. */
export async function reserved({ scope, clock }: Context, id: string): Promise<Attempt | undefined> {
  const [attempt] = await scope.write((writer) => writer.run(reserveUserAttempt, { id, at: clock.now() }))
  return attempt
}

/** Counts a try of a challenge and an attempt of its user, both before the proof is judged. */
export function tryOfChallenge({ scope, clock }: Context, tokenHash: Uint8Array) {
  return scope.write(async (writer) => {
    const at = clock.now()
    const [challenge] = await writer.run(tryChallenge, { tokenHash, kind: 'SIGN_IN', at })
    if (challenge === undefined || challenge.userId === null) return null
    const [attempt] = await writer.run(reserveUserAttempt, { id: challenge.userId, at })
    return { challenge, userId: challenge.userId, attempt }
  })
}

/** Whether the code is right; null when it is not, or the account is locked. Without a verdict the count is taken back. */
export async function judgeCode(
  context: Context,
  attempt: Attempt | undefined,
  method: CodeMethod,
  code: string,
): Promise<UseProof | null> {
  if (attempt === undefined) return null
  const judge = method === 'TOTP' ? judgeTotp : judgeBackupCode
  return judge(context, attempt.id, code).catch(async (error: unknown) => {
    await context.scope.write((writer) => writer.run(releaseAttempt, attempt))
    throw error
  })
}

interface WrongProof {
  readonly userId: string
  readonly tenantId: string | null
  readonly method: ProofMethod
  /** Null where the account was locked or not active, so that the proof was not judged. */
  readonly attempt: Pick<Attempt, 'lockedUntil'> | null
}

/** Records that a sign-in was refused at its second step, or at a passkey. */
export function recordRefusedProof(context: Context, of: WrongProof): Promise<void> {
  const { userId, tenantId, method } = of
  const failureReason = reasonOf(of)
  return context.scope.write(async (writer) => {
    const entry = { userId, actorId: userId, tenantId, details: { reason: failureReason } }
    await audit(context, writer, 'identity.sign_in.refused', entry)
    await recordLogin(context, writer, { userId, tenantId, method, failureReason })
    await recordLockOf(context, writer, of)
  })
}

/** The same of a session that was to be raised. That is no sign-in. */
export function recordRefusedStepUp(context: Context, of: WrongProof): Promise<void> {
  const { userId } = of
  return context.scope.write(async (writer) => {
    await audit(context, writer, 'identity.step_up.refused', { userId, details: { reason: reasonOf(of) } })
    await recordLockOf(context, writer, of)
  })
}

const reasonOf = ({ attempt, method }: WrongProof): string => (attempt === null ? 'NOT_JUDGED' : `WRONG_${method}`)

async function recordLockOf(context: Context, writer: Writer, { userId, method, attempt }: WrongProof): Promise<void> {
  if (attempt === null || attempt.lockedUntil === null) return
  const [user] = await writer.read(factorStates, { ids: [userId] })
  await recordLock(context, writer, user!, attempt.lockedUntil, method !== 'PASSWORD')
}
