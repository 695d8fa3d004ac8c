import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { invalidUnlessEmpty, isProblem, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { writeCredential } from '@quintet/kit/wire/realms.ts'
import type { Context } from '../context.ts'
import { externalDetails, judgeExternal } from '../external-identities/judge.ts'
import { lastTenantOf } from '../external-identities/store.ts'
import { judgePasskey } from '../passkeys/judge.ts'
import { passkeysOf } from '../passkeys/store.ts'
import { rememberDevice } from '../remembered-devices/remember.ts'
import type { UseProof } from '../second-factors/proofs.ts'
import { entryOf, tenantToEnter } from '../sessions/begin.ts'
import { allowsDevice } from '../sessions/policy.ts'
import type { SignedInRow } from '../sessions/store.ts'
import type {
  CompleteSignInInput,
  PasskeyChallenge,
  ProofMethod,
  SecondFactorRequired,
  StartPasskeySignInInput,
} from '../types.gen.ts'
import { answerOf, type Given, nextStep } from './next-step.ts'
import { isEntryRefusal, recordRefusedEntry } from './refused-entry.ts'
import { challengeEnd, isResponse, proofProblems, tokenInvalid, wrongProof } from './rules.ts'
import { type ChallengeRow, insertChallenge, openChallenge, tryChallenge, useChallenge } from './store.ts'
import { type CodeMethod, judgeCode, recordRefusedProof, tryOfChallenge } from './try-code.ts'

type Answer = SignedInRow | SecondFactorRequired | Problem

/** Completes a sign-in by a proof. A challenge that is wrong is told before the proof is judged. */
export async function completeSignIn(context: Context, input: CompleteSignInInput): Promise<Answer> {
  const invalid = invalidUnlessEmpty(proofProblems(input))
  if (invalid !== null) return invalid
  const { method, code } = input
  if (method === 'PASSKEY') return completeByPasskey(context, input)
  if (method === 'TOTP' || method === 'BACKUP_CODE') return completeByCode(context, input, method, code!)
  if (method === 'EXTERNAL') return completeByExternal(context, input, code!)
  // A password is never the second proof.
  return tokenInvalid('input', 'challenge')
}

const notAMember = () => notFoundProblem('You are not a member of such a tenant')

async function completeByCode(
  context: Context,
  input: CompleteSignInInput,
  method: CodeMethod,
  code: string,
): Promise<Answer> {
  const tried = await tryOfChallenge(context, hashOfToken(input.challenge))
  if (tried === null) return tokenInvalid('input', 'challenge')
  const { challenge, userId, attempt } = tried
  const { tenantId } = challenge
  const entry = await entryOf(context, userId, tenantId)
  const isAllowed = method !== 'BACKUP_CODE' || entry?.terms?.allowBackupCodes !== false
  const use = isAllowed ? await judgeCode(context, attempt, method, code) : null
  if (use === null) {
    await recordRefusedProof(context, { userId, tenantId, method, attempt: attempt ?? null })
    return wrongProof()
  }
  if (entry === undefined) return notAMember()
  const given = { userId, entry, methods: [...(challenge.methods as ProofMethod[]), method] }
  const answer = await complete(context, input, given, use, [challenge.id])
  if (isWrong(answer)) await recordRefusedProof(context, { userId, tenantId, method, attempt: attempt ?? null })
  if (isEntryRefusal(answer)) await recordRefusedEntry(context, { userId, tenantId, method, attempt }, answer.code)
  return answer
}

async function completeByPasskey(context: Context, input: CompleteSignInInput): Promise<Answer> {
  const { scope, clock } = context
  const { response } = input
  if (!isResponse(response)) return wrongProof()
  const values = { tokenHash: hashOfToken(input.challenge), kind: 'PASSKEY_SIGN_IN', at: clock.now() }
  const [challenge] = await scope.write((writer) => writer.run(tryChallenge, values))
  if (challenge === undefined) return tokenInvalid('input', 'challenge')
  const judged = await judgePasskey(context, challenge, response)
  if (judged === null) return wrongProof()
  const { userId, lastTenantId, isUserVerified, use } = judged
  const method = 'PASSKEY'
  if (use === null) {
    await recordRefusedProof(context, { userId, tenantId: challenge.tenantId, method, attempt: uncounted })
    return wrongProof()
  }
  const { tenantSlug, parentId } = detailsOf(challenge)
  const entry =
    challenge.userId === null
      ? await tenantToEnter(context, { id: userId, lastTenantId }, tenantSlug)
      : await entryOf(context, userId, challenge.tenantId)
  if (entry === undefined) return notAMember()
  const { tenantId } = entry
  const given = {
    userId,
    entry,
    methods: [...(challenge.methods as ProofMethod[]), method],
    isUserVerified,
  } as const
  const answer = await complete(context, input, given, use, [challenge.id, ...(parentId === null ? [] : [parentId])])
  if (isWrong(answer)) await recordRefusedProof(context, { userId, tenantId, method, attempt: uncounted })
  if (isEntryRefusal(answer)) await recordRefusedEntry(context, { userId, tenantId, method }, answer.code)
  return answer
}

async function completeByExternal(context: Context, input: CompleteSignInInput, verifier: string): Promise<Answer> {
  const { scope, clock } = context
  const method = 'EXTERNAL'
  const values = { tokenHash: hashOfToken(input.challenge), kind: method, at: clock.now() }
  const [challenge] = await scope.write((writer) => writer.run(tryChallenge, values))
  if (challenge === undefined || challenge.userId === null) return tokenInvalid('input', 'challenge')
  const { userId } = challenge
  const { tenantSlug, isTrusted } = externalDetails(challenge)
  const use = judgeExternal(context, challenge, verifier)
  const [user] = await scope.read(lastTenantOf, { id: userId })
  if (use === null || user === undefined) {
    await recordRefusedProof(context, { userId, tenantId: null, method, attempt: uncounted })
    return wrongProof()
  }
  const entry = await tenantToEnter(context, user, tenantSlug)
  if (entry === undefined) return notAMember()
  const { tenantId } = entry
  const given = { userId, entry, methods: [method], isUserVerified: isTrusted } as const
  const answer = await complete(context, input, given, use, [challenge.id])
  if (isWrong(answer)) await recordRefusedProof(context, { userId, tenantId, method, attempt: uncounted })
  if (isEntryRefusal(answer)) await recordRefusedEntry(context, { userId, tenantId, method }, answer.code)
  return answer
}

/** Passkeys and verifiers are not guessed: they are neither counted nor refused while the password is locked. */
const uncounted = { lockedUntil: null }

/** Whether a proof was right and used meanwhile, so that it is wrong now. */
const isWrong = (answer: Answer): boolean => isProblem(answer) && answer.code === 'INVALID_CREDENTIALS'

/** Uses the proof and its challenges, each once, and takes the next step. */
async function complete(
  context: Context,
  { rememberDevice: isRemembering }: CompleteSignInInput,
  given: Given,
  use: UseProof,
  challengeIds: readonly string[],
): Promise<Answer> {
  try {
    const step = await context.scope.write(async (writer) => {
      for (const id of challengeIds) {
        const used = await writer.run(useChallenge, { id, at: context.clock.now() })
        if (used.length === 0) throw new Refused(tokenInvalid('input', 'challenge'))
      }
      if (!(await use(writer))) throw new Refused(wrongProof())
      const next = await nextStep(context, writer, given)
      if ('challenge' in next || isRemembering !== true) return next
      const { tenantId, terms } = given.entry
      if (!allowsDevice(terms)) return next
      return { ...next, deviceToken: await rememberDevice(context, writer, given.userId, tenantId) }
    })
    return await answerOf(context, step)
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

function detailsOf({ details }: ChallengeRow): { tenantSlug: string | null; parentId: string | null } {
  const { tenantSlug = null, parentId = null } = details as { tenantSlug?: string | null; parentId?: string | null }
  return { tenantSlug, parentId }
}

/** A challenge for a passkey: of the user of a first step, or of any user. */
export async function startPasskeySignIn(
  context: Context,
  { challenge: token, tenantSlug = null }: StartPasskeySignInInput,
): Promise<PasskeyChallenge | Problem> {
  const { scope, clock, webAuthn } = context
  const now = clock.now()
  let first: ChallengeRow | undefined
  if (token !== null && token !== undefined) {
    const [found] = await scope.read(openChallenge, { tokenHash: hashOfToken(token), kind: 'SIGN_IN', at: now })
    if (found === undefined) return tokenInvalid('input', 'challenge')
    first = found
  }
  const userId = first?.userId ?? null
  const passkeys = userId === null ? [] : await scope.read(passkeysOf, { ownerId: userId })
  if (first !== undefined && passkeys.length === 0)
    return notFoundProblem('You have no passkey', ['input', 'challenge'])
  const { options, challenge: passkeyChallenge } = await webAuthn.signInOptions(passkeys)
  const challenge = newToken()
  const expiresAt = challengeEnd(now)
  await scope.write((writer) =>
    insertChallenge(writer, {
      id: newId(),
      userId,
      kind: 'PASSKEY_SIGN_IN',
      tokenHash: hashOfToken(challenge),
      passkeyChallenge,
      tenantId: first?.tenantId ?? null,
      sessionId: null,
      methods: first?.methods ?? [],
      details: first === undefined ? { tenantSlug } : { parentId: first.id },
      expiresAt,
      createdAt: now,
    }),
  )
  return { challenge: writeCredential({ realmId: context.envelope.realmId, secret: challenge }), options, expiresAt }
}
