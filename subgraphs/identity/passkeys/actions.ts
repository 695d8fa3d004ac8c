import { randomBytes } from 'node:crypto'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidUnlessEmpty,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import { challengeEnd, isResponse, tokenInvalid } from '../challenges/rules.ts'
import { insertChallenge, tryChallenge, useChallenge } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import { waysIn } from '../external-identities/rules.ts'
import { providersOfUser } from '../external-identities/store.ts'
import { factorsChanged, proofsChanged } from '../second-factors/changed.ts'
import { factorDemanded, refuseSecondEnrolment } from '../second-factors/demand.ts'
import { factorStates, lockUser } from '../second-factors/store.ts'
import { liftRestriction } from '../sessions/raise.ts'
import type {
  Deleted,
  DeletePasskeyInput,
  PasskeyChallenge,
  RegisterPasskeyInput,
  UpdatePasskeyInput,
} from '../types.gen.ts'
import { passkeyAdded, passkeyRemoved } from './notices.ts'
import { isLastWayIn, nameProblems } from './rules.ts'
import {
  credentialIndex,
  ensureHandle,
  insertPasskey,
  nameOf,
  type PasskeyRow,
  passkeysOf,
  removePasskeys,
  renamePasskey,
} from './store.ts'

const noSuchPasskey = () => notFoundProblem('There is no such passkey', ['input', 'passkeyId'])

/** Each start has a challenge of its own, so that two tabs do not disturb each other. */
export async function startPasskeyRegistration(context: Context): Promise<PasskeyChallenge | Problem> {
  const { scope, clock, webAuthn, envelope } = context
  const userId = viewerId(context)
  try {
    await refuseSecondEnrolment(context, scope, userId)
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
  const [user] = await scope.write((writer) => writer.run(ensureHandle, { id: userId, fresh: randomBytes(32) }))
  const [name] = await scope.read(nameOf, { id: userId })
  const { options, challenge: passkeyChallenge } = await webAuthn.registrationOptions({
    userHandle: user!.userHandle!,
    name: user!.email,
    displayName: `${name?.firstName ?? ''} ${name?.lastName ?? ''}`.trim(),
    existing: await scope.read(passkeysOf, { ownerId: userId }),
  })
  const challenge = newToken()
  const now = clock.now()
  const expiresAt = challengeEnd(now)
  await scope.write((writer) =>
    insertChallenge(writer, {
      id: newId(),
      userId,
      kind: 'PASSKEY_REGISTRATION',
      tokenHash: hashOfToken(challenge),
      passkeyChallenge,
      tenantId: null,
      sessionId: envelope.viewer!.sessionId,
      methods: [],
      details: {},
      expiresAt,
      createdAt: now,
    }),
  )
  return { challenge, options, expiresAt }
}

export async function registerPasskey(context: Context, input: RegisterPasskeyInput): Promise<PasskeyRow | Problem> {
  const { scope, clock, webAuthn, envelope } = context
  const { response, name } = input
  const userId = viewerId(context)
  const isForm = isResponse(response)
  const problems = [
    ...nameProblems(name),
    ...(isForm ? [] : [fieldProblem('This is not what a browser returns', 'input', 'response')]),
  ]
  const invalid = invalidUnlessEmpty(problems)
  if (invalid !== null || !isForm) return invalid!
  const at = clock.now()
  const tokenHash = hashOfToken(input.challenge)
  const [challenge] = await scope.write((writer) =>
    writer.run(tryChallenge, { tokenHash, kind: 'PASSKEY_REGISTRATION', at }),
  )
  // The session that began it completes it.
  const isOwn = challenge?.userId === userId && challenge.sessionId === envelope.viewer!.sessionId
  if (challenge === undefined || !isOwn || challenge.passkeyChallenge === null)
    return tokenInvalid('input', 'challenge')
  const made = await webAuthn.verifyRegistration(response, challenge.passkeyChallenge)
  if (made === null) return tokenInvalid('input', 'response')
  return change(context, 'registerPasskey', input, {
    taken: {
      [credentialIndex]: conflict('This passkey is registered already', 'PASSKEY_EXISTS', ['input', 'response']),
    },
    async work(writer) {
      const used = await writer.run(useChallenge, { id: challenge.id, at })
      if (used.length === 0) throw new Refused(tokenInvalid('input', 'challenge'))
      const id = newId()
      const { credentialId, publicKey, counter, transports, isBackupEligible, isBackedUp } = made
      const passkey = await insertPasskey(writer, {
        id,
        userId,
        credentialId,
        publicKey,
        counter,
        transports: [...transports],
        name: name.trim(),
        isBackupEligible,
        isBackedUp,
        createdAt: at,
      })
      const [user] = await writer.read(factorStates, { ids: [userId] })
      if (envelope.isRestricted) await liftRestriction(context, writer, userId, envelope.viewer!.sessionId)
      await proofsChanged(context, writer, userId)
      await audit(context, writer, 'identity.passkey.registered', { userId, target: { type: 'Passkey', id } })
      const data = { name: passkey.name, clientIp: envelope.clientIp }
      await sendNotice(context, writer, passkeyAdded, { to: user!.email, key: id, data })
      return passkey
    },
  })
}

export function updatePasskey(context: Context, input: UpdatePasskeyInput): Promise<PasskeyRow | Problem> {
  const { passkeyId: id, name } = input
  const ownerId = viewerId(context)
  return change(context, 'updatePasskey', input, {
    problems: nameProblems(name),
    async work(writer) {
      const [passkey] = isUuid(id) ? await writer.run(renamePasskey, { id, ownerId, name: name.trim() }) : []
      if (passkey === undefined) throw new Refused(noSuchPasskey())
      await audit(context, writer, 'identity.passkey.renamed', { userId: ownerId, target: { type: 'Passkey', id } })
      return passkey
    },
  })
}

/** Deletes a passkey of the caller, unless it is the only way in, or the last factor where one is demanded. */
export async function deletePasskey(context: Context, input: DeletePasskeyInput): Promise<Deleted | Problem> {
  const { passkeyId: id } = input
  const userId = viewerId(context)
  const isDemanded = await factorDemanded(context, userId)
  return change(context, 'deletePasskey', input, {
    async work(writer) {
      // Two deletions at once must not remove the last two passkeys.
      await writer.read(lockUser, { id: userId })
      const [before] = await writer.read(factorStates, { ids: [userId] })
      const [removed] = isUuid(id) ? await writer.run(removePasskeys, { ownerId: userId, id }) : []
      if (removed === undefined || before === undefined) throw new Refused(noSuchPasskey())
      const linked = await writer.read(providersOfUser, { ownerId: userId })
      if (isLastWayIn({ ...before, externalCount: waysIn(context.providers, linked).length })) {
        throw new Refused(notAllowed('This passkey is your only way to sign in', 'LAST_SIGN_IN_METHOD'))
      }
      if (isDemanded && before.totpEnabledAt === null && before.passkeyCount <= 1) {
        throw new Refused(notAllowed('Your tenant demands a second factor', 'FACTOR_DEMANDED'))
      }
      await factorsChanged(context, writer, userId)
      await audit(context, writer, 'identity.passkey.deleted', { userId, target: { type: 'Passkey', id } })
      const data = { name: removed.name, clientIp: context.envelope.clientIp }
      await sendNotice(context, writer, passkeyRemoved, { to: before.email, key: id, data })
      return { id }
    },
  })
}
