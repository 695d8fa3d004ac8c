// Second factors and passkeys of people, as their clients use them.
import type { Envelope, ProofMethod } from '@quintet/kit/wire/envelope.ts'
import { Secret, TOTP } from 'otpauth'
import { type Authenticator, anAuthenticator } from '../../support/clients/authenticator.ts'
import { anonymous, callerOf, type Fixture, type Outcome, type Person, password } from './fixture.ts'

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path message } }'
const tokens = 'accessToken refreshToken expiresAt deviceToken'
const step = 'challenge methods expiresAt'

export interface Answer extends Outcome {
  readonly deviceToken: string | null
  readonly challenge: string
  readonly methods: string[]
  readonly options: { readonly challenge: string; readonly [option: string]: unknown }
  readonly secret: string
  readonly uri: string
  readonly enabledAt: string
  readonly backupCodes: string[]
  readonly codes: string[]
  readonly signedIn: Outcome
  readonly id: string
  readonly name: string
  readonly [field: string]: unknown
}

/** What each mutation of this part answers with, beside problems. */
const payloads: Record<string, string> = {
  signIn: `... on SignedIn { ${tokens} } ... on SecondFactorRequired { ${step} }`,
  completeSignIn: `... on SignedIn { ${tokens} } ... on SecondFactorRequired { ${step} }`,
  stepUp: `... on SignedIn { ${tokens} }`,
  startPasskeySignIn: '... on PasskeyChallenge { challenge options expiresAt }',
  startTotp: '... on TotpStarted { secret uri expiresAt }',
  confirmTotp: `... on TotpEnabled { enabledAt backupCodes signedIn { ${tokens} } }`,
  disableTotp: '... on TotpDisabled { disabledAt }',
  createBackupCodes: '... on BackupCodes { codes createdAt }',
  startPasskeyRegistration: '... on PasskeyChallenge { challenge options expiresAt }',
  registerPasskey: '... on Passkey { id name transports isBackedUp createdAt lastUsedAt }',
  updatePasskey: '... on Passkey { id name }',
  deletePasskey: '... on Deleted { id }',
  forgetDevice: '... on Deleted { id }',
  resetSecondFactor: '... on User { id }',
}

/** Calls a mutation of this part. */
export async function call(
  fixture: Fixture,
  field: string,
  input: object | null,
  envelope: Envelope = anonymous,
  subgraph = fixture.subgraph,
): Promise<Answer> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`
  const [declared, given] = input === null ? ['', ''] : [`($input: ${type})`, '(input: $input)']
  const text = `mutation ${declared} { outcome: ${field}${given} { ${problem} ${payloads[field]} } }`
  const { outcome } = await subgraph.ask<{ outcome: Answer }>(text, input === null ? {} : { input }, envelope)
  return outcome
}

/** The code of an authenticator app, some steps from now. */
export const codeOf = (fixture: Fixture, secret: string, steps = 0): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: fixture.clock.now().getTime() + steps * 30_000 })

/** The envelope of the caller of a token. @param methods that the user has set up */
export function envelopeFor(signedIn: Pick<Outcome, 'accessToken'>, methods: readonly ProofMethod[] = []): Envelope {
  const { envelope } = callerOf(signedIn)
  return { ...envelope, viewer: { ...envelope.viewer!, methods } }
}

export interface Enrolled extends Person {
  readonly secret: string
  readonly backupCodes: string[]
}

/** A person with an authenticator app. The step of its first code is over. */
export async function aPersonWithTotp(fixture: Fixture): Promise<Enrolled> {
  const person = await fixture.aPerson()
  const { secret } = await call(fixture, 'startTotp', null, person.envelope)
  const { backupCodes, signedIn } = await call(
    fixture,
    'confirmTotp',
    { code: codeOf(fixture, secret) },
    person.envelope,
  )
  fixture.clock.move(30_000)
  return { ...person, signedIn, envelope: envelopeFor(signedIn, ['PASSWORD', 'TOTP']), secret, backupCodes }
}

/** The first step of a sign-in: the right password. */
export const signIn = (fixture: Fixture, person: Pick<Person, 'email'>, more: object = {}) =>
  call(fixture, 'signIn', { email: person.email, password, ...more })

/** Registers a passkey of a person, who is signed in. */
export async function register(
  fixture: Fixture,
  person: Pick<Person, 'envelope'>,
  authenticator: Authenticator = anAuthenticator(),
): Promise<{ passkey: Answer; authenticator: Authenticator }> {
  const { challenge, options } = await call(fixture, 'startPasskeyRegistration', null, person.envelope)
  const input = { challenge, response: authenticator.create(options), name: 'A key' }
  return { passkey: await call(fixture, 'registerPasskey', input, person.envelope), authenticator }
}

/** The rows of a person's login history, oldest first. */
export const loginsOf = (fixture: Fixture, { id }: Pick<Person, 'id'>) =>
  fixture.database.admin<{ outcome: string; method: string; reason: string | null }[]>`
    select outcome, method, failure_reason as reason from identity.login_history where user_id = ${id} order by id`
