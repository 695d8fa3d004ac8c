// What follows a right proof: a second step where one is due, else a session.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { Refused } from '@quintet/kit/slice/problems.ts'
import { writeCredential } from '@quintet/kit/wire/realms.ts'
import type { Context } from '../context.ts'
import { recordLogin } from '../login-history/record.ts'
import { isRemembered } from '../remembered-devices/remember.ts'
import { factorStates } from '../second-factors/store.ts'
import { type Entry, signedIn } from '../sessions/begin.ts'
import { enterTenant } from '../sessions/enter.ts'
import { allowsDevice, demandsFactor, deviceMethod } from '../sessions/policy.ts'
import type { SessionRow, SignedInRow } from '../sessions/store.ts'
import { settleSignIn } from '../sign-in/store.ts'
import type { ProofMethod, SecondFactorRequired } from '../types.gen.ts'
import { acrOf, challengeEnd, isSecondProofDue, secondMethods, wrongProof } from './rules.ts'
import { insertChallenge } from './store.ts'

/** What a user has proved so far. */
export interface Given {
  readonly userId: string
  /** All proofs, in the order in which they were given. */
  readonly methods: readonly ProofMethod[]
  /** Whether one was two in itself: a passkey whose device verified its user, or a provider that is trusted with both. */
  readonly isUserVerified?: boolean
  /** The tenant to enter, with what it demands. */
  readonly entry: Entry
  /** Of a remembered device, where the client has one. */
  readonly deviceToken?: string | null | undefined
}

/** A session, or the step before it. */
export type NextStep = { readonly session: SessionRow; readonly deviceToken: string | null } | SecondFactorRequired

/**
 * In the transaction that the proof is used in. A user who must not sign in is refused like one with a wrong proof: their
 * status may have changed since the first step.
 */
export async function nextStep(context: Context, writer: Writer, given: Given): Promise<NextStep> {
  const { userId, methods, isUserVerified = false, entry, deviceToken } = given
  const { tenantId, terms } = entry
  const [factors] = await writer.read(factorStates, { ids: [userId] })
  const acr = acrOf(methods, isUserVerified)
  const now = context.clock.now()
  const isDue = factors !== undefined && isSecondProofDue(acr, factors, demandsFactor(terms, now))
  const isKnown = isDue && allowsDevice(terms) && (await isRemembered(context, writer, userId, tenantId, deviceToken))
  if (isDue && !isKnown) return openSecondStep(context, writer, given, secondMethods(factors, terms))
  const settled = await writer.run(settleSignIn, { id: userId, at: now, enteredTenantId: tenantId })
  if (settled.length === 0) throw new Refused(wrongProof())
  const session = await enterTenant(context, writer, userId, entry, {
    acr,
    methods: isKnown ? [...methods, deviceMethod] : methods,
    authenticatedAt: now,
    id: null,
  })
  await recordLogin(context, writer, { userId, tenantId, method: methods.at(-1)!, failureReason: null })
  return { session, deviceToken: null }
}

async function openSecondStep(
  { clock, envelope: { realmId } }: Context,
  writer: Writer,
  { userId, entry: { tenantId }, methods: given }: Given,
  methods: ProofMethod[],
): Promise<SecondFactorRequired> {
  const challenge = newToken()
  const now = clock.now()
  const expiresAt = challengeEnd(now)
  await insertChallenge(writer, {
    id: newId(),
    userId,
    kind: 'SIGN_IN',
    tokenHash: hashOfToken(challenge),
    passkeyChallenge: null,
    tenantId,
    sessionId: null,
    methods: [...given],
    details: {},
    expiresAt,
    createdAt: now,
  })
  return { challenge: writeCredential({ realmId, secret: challenge }), methods, expiresAt }
}

/** The answer of a mutation to a step, after its transaction. */
export async function answerOf(
  context: Context,
  step: NextStep,
): Promise<
  ({ __typename: 'SignedIn' } & SignedInRow) | ({ __typename: 'SecondFactorRequired' } & SecondFactorRequired)
> {
  if ('challenge' in step) return { __typename: 'SecondFactorRequired', ...step }
  const tokens = await signedIn(context, step.session)
  return { __typename: 'SignedIn', ...tokens, deviceToken: step.deviceToken }
}
