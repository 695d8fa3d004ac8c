// A fixture with a mailbox: letters as they are sent, and the operations about addresses and passwords.
import type { Letter } from '@quintet/kit/mail/letter.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { expect } from 'vitest'
import type { TestRuntime } from '../../support/quintet/subgraph.ts'
import { anonymous, type Fixture, type Outcome, openFixture } from './fixture.ts'

const payloads: Readonly<Record<string, string>> = {
  signUp: '... on SignedIn { accessToken refreshToken } ... on VerificationRequired { email }',
  signIn: '... on SignedIn { accessToken refreshToken } ... on VerificationRequired { email }',
  requestEmailVerification: '... on VerificationRequired { email }',
  requestEmailChange: '... on VerificationRequired { email }',
  verifyEmail: '... on EmailVerified { email verifiedAt }',
  requestPasswordReset: '... on PasswordResetRequested { email }',
  resetPassword: '... on PasswordChanged { changedAt }',
  changePassword: '... on PasswordChanged { changedAt }',
}

interface Done extends Outcome {
  readonly email: string
  readonly verifiedAt: string
  readonly changedAt: string
}

export interface MailFixture extends Fixture {
  readonly letters: Letter[]
  /** Sends an operation about addresses or passwords. */
  run(field: string, input: object, envelope?: Envelope): Promise<Done>
  /** The envelope of a user who signed in just now, by the fixture's clock. */
  fresh(envelope: Envelope): Envelope
  /** The letters to an address, newest first, once there are so many. */
  lettersTo(address: string, count: number): Promise<Letter[]>
  /** The token of the newest of them. */
  tokenTo(address: string, count?: number): Promise<string>
  /** Waits until all requested letters are sent. */
  settled(): Promise<void>
}

export async function openMailFixture(options: TestRuntime = {}): Promise<MailFixture> {
  const letters: Letter[] = []
  const mail = {
    canSend: () => true,
    async send(letter: Letter) {
      letters.push(letter)
    },
    close() {},
  }
  const fixture = await openFixture({ isWorker: true, mail, ...options })
  const lettersTo = async (address: string, count: number) => {
    const found = () => letters.filter(({ to }) => to === address)
    await expect.poll(() => found().length, { timeout: 10_000, interval: 20 }).toBe(count)
    return found().reverse()
  }
  const fresh = (envelope: Envelope): Envelope => {
    const authTime = Math.floor(fixture.clock.now().getTime() / 1000)
    return envelope.viewer === null ? envelope : { ...envelope, viewer: { ...envelope.viewer, authTime } }
  }
  return {
    ...fixture,
    fresh,
    letters,
    lettersTo,
    async run(field, input, envelope = anonymous) {
      const text = `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { outcome: ${field}(input: $input) {
        __typename ... on Problem { message code path } ... on InvalidInput { fields { path message } } ${payloads[field]} } }`
      return (await fixture.subgraph.ask<{ outcome: Done }>(text, { input }, fresh(envelope))).outcome
    },
    async tokenTo(address, count = 1) {
      const [newest] = await lettersTo(address, count)
      return tokenIn(newest!)
    },
    async settled() {
      await expect.poll(() => fixture.database.admin`select 1 from identity.job_requests`).toHaveLength(0)
      await expect
        .poll(
          () =>
            fixture.database
              .admin`select 1 from identity_queues.job where name = 'identity.letters' and state < 'completed'`,
        )
        .toHaveLength(0)
    },
  }
}

/** The token of the link in a letter. */
const tokenIn = ({ text }: Letter): string => /\?token=([\w-]{43})\s/.exec(text)![1]!

/** How a used, expired or unknown token is refused. */
export const tokenInvalid = { __typename: 'NotAllowed', code: 'TOKEN_INVALID', path: ['input', 'token'] }
