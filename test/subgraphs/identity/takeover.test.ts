// What an intruder with a password or a session of another can still do once the owner has taken the account back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { aPersonWithTotp, call, codeOf, signIn } from './factors.ts'
import { claimsOf, type Person, password, service } from './fixture.ts'
import { type MailFixture, openMailFixture, tokenInvalid } from './mailbox.ts'

let fixture: MailFixture
beforeAll(async () => {
  fixture = await openMailFixture()
})
afterAll(() => fixture.end())

const another = 'nine copper kettles in the rain'
let count = 0
/** The owner takes the account back by a letter. */
async function reset({ email }: Person, letters = 2) {
  // So that the letter with the link is the newest.
  await fixture.settled()
  await fixture.run('requestPasswordReset', { email })
  const outcome = await fixture.run('resetPassword', {
    token: await fixture.tokenTo(email, letters),
    password: another,
  })
  expect(outcome.__typename).toBe('PasswordChanged')
}

describe('a change of address that was asked for with the old password', () => {
  const strange = () => `strange.${++count}@people.example`

  it('is void once the password was reset', async () => {
    const person = await fixture.aPerson()
    const email = strange()
    await fixture.run('requestEmailChange', { email }, person.envelope)
    // After the letters of the sign-up and of the change.
    await reset(person, 3)
    expect(await fixture.run('verifyEmail', { token: await fixture.tokenTo(email) })).toMatchObject(tokenInvalid)
  })

  it('is void once the password was changed', async () => {
    const person = await fixture.aPerson()
    const email = strange()
    await fixture.run('requestEmailChange', { email }, person.envelope)
    const changed = await fixture.run(
      'changePassword',
      { currentPassword: password, password: another },
      person.envelope,
    )
    expect(changed.__typename).toBe('PasswordChanged')
    expect(await fixture.run('verifyEmail', { token: await fixture.tokenTo(email) })).toMatchObject(tokenInvalid)
  })
})

describe('a sign-in that was begun with the old password', () => {
  it('is not completed once the password was reset', async () => {
    const person = await aPersonWithTotp(fixture)
    const { challenge } = await signIn(fixture, person)
    await reset(person, 3)
    const input = { challenge, method: 'TOTP', code: codeOf(fixture, person.secret) }
    expect(await call(fixture, 'completeSignIn', input)).toMatchObject({ code: 'TOKEN_INVALID' })
  })
})

describe('the first code of an authenticator app', () => {
  it('cannot be guessed: after five wrong ones the right one is refused too', async () => {
    const person = await fixture.aPerson()
    const { secret } = await call(fixture, 'startTotp', null, fixture.fresh(person.envelope))
    const right = codeOf(fixture, secret)
    const near = [-1, 0, 1].map((steps) => codeOf(fixture, secret, steps))
    const code = ['000000', '111111', '222222', '333333'].find((each) => !near.includes(each))
    for (let i = 0; i < 5; i++) await call(fixture, 'confirmTotp', { code }, person.envelope)
    expect(await call(fixture, 'confirmTotp', { code: right }, person.envelope)).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    })
  })
})

describe('an impersonation', () => {
  const mutate = async (field: string, input: object, person: Person, payload: string, grants: string[] = []) => {
    const { sid } = claimsOf(person.signedIn.accessToken)
    const envelope = fixture.fresh(envelopeOf({ userId: person.id, sessionId: sid, grants }))
    return fixture.change(field, `... on ${payload}`, input, envelope) as Promise<Record<string, string>>
  }
  const start = (impersonationId: string, support: Person) =>
    mutate('startImpersonation', { impersonationId }, support, 'SignedIn { accessToken }', [
      'platform.users:impersonate',
    ])
  async function allowed(support: Person, person: Person) {
    const input = { userId: person.id, reason: 'An invoice is missing' }
    const { id } = await mutate('requestImpersonation', input, support, 'Impersonation { id }', [
      'platform.users:impersonate',
    ])
    await mutate('answerImpersonation', { impersonationId: id, accept: true }, person, 'Impersonation { id }')
    return id!
  }

  it('ends when the sessions of the actor are ended', async () => {
    const [support, person] = [await fixture.aPerson(), await fixture.aPerson()]
    const { accessToken } = await start(await allowed(support, person), support)
    await reset(support)
    const text = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { isLive } }'
    const ids = [claimsOf(accessToken!).sid, claimsOf(person.signedIn.accessToken).sid]
    expect(await fixture.subgraph.ask(text, { ids }, service)).toEqual({
      sessionStates: [{ isLive: false }, { isLive: true }],
    })
  })

  it('does not begin from a session that has ended', async () => {
    const [support, person] = [await fixture.aPerson(), await fixture.aPerson()]
    const impersonationId = await allowed(support, person)
    await fixture.signOut(support.envelope)
    const text = `mutation ($input: StartImpersonationInput!) { startImpersonation(input: $input) { __typename } }`
    const { sid } = claimsOf(support.signedIn.accessToken)
    const envelope = envelopeOf({ userId: support.id, sessionId: sid, grants: ['platform.users:impersonate'] })
    const refused = await fixture.subgraph.refused(text, { input: { impersonationId } }, fixture.fresh(envelope))
    expect(refused).toEqual(['UNAUTHENTICATED'])
  })
})
