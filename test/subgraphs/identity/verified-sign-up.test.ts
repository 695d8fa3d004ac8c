// SIGN_UP=verified: new users sign in after their address is verified, and no answer reveals who is known.
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { openFixture, password } from './fixture.ts'
import { type MailFixture, openMailFixture } from './mailbox.ts'

let fixture: MailFixture
beforeAll(async () => {
  fixture = await openMailFixture({ accounts: { signUp: 'verified' } })
})
afterAll(() => fixture.end())

let people = 0
const anAddress = () => `new.${++people}@people.example`
const signUp = (email: string, more: object = {}) =>
  fixture.run('signUp', { email, password, firstName: 'Ida', lastName: 'Noddack', ...more })
const signIn = (email: string, given = password) => fixture.run('signIn', { email, password: given })
const required = (email: string) => ({ __typename: 'VerificationRequired', email })

describe('signing up', () => {
  it('answers with no tokens, and signing in is possible after the link was used', async () => {
    const email = anAddress()
    expect(await signUp(email)).toEqual(required(email))
    expect(await signIn(email)).toEqual(required(email))
    await fixture.run('verifyEmail', { token: await fixture.tokenTo(email) })
    expect((await signIn(email)).__typename).toBe('SignedIn')
  })

  it('answers alike for an address that has a user, who is notified once and keeps their password', async () => {
    const email = anAddress()
    await signUp(email)
    await fixture.run('verifyEmail', { token: await fixture.tokenTo(email) })
    for (let i = 0; i < 3; i++) {
      expect(await signUp(email, { password: 'nine copper kettles at dawn' })).toEqual(required(email))
    }
    const [notice] = await fixture.lettersTo(email, 2)
    expect(notice).toMatchObject({ subject: 'You already have an account' })
    expect(notice!.text).not.toContain('token=')
    await fixture.settled()
    await fixture.lettersTo(email, 2)
    expect((await signIn(email)).__typename).toBe('SignedIn')
    expect((await signIn(email, 'nine copper kettles at dawn')).__typename).toBe('NotAllowed')
  })

  it('does not let a stranger who signed up first keep the account: the letter sets a new password', async () => {
    const email = anAddress()
    await signUp(email, { password: 'the password of a stranger here' })
    await fixture.lettersTo(email, 1)
    await signUp(email)
    const token = await fixture.tokenTo(email, 2)
    await fixture.run('resetPassword', { token, password })
    expect((await signIn(email)).__typename).toBe('SignedIn')
    expect((await signIn(email, 'the password of a stranger here')).__typename).toBe('NotAllowed')
  })

  it('creates one user when it happens twenty times at once', async () => {
    const email = anAddress()
    const all = await Promise.all(Array.from({ length: 20 }, () => signUp(email)))
    expect(all).toEqual(Array(20).fill(required(email)))
    expect(await fixture.database.admin`select 1 from identity.users where email_norm = ${email}`).toHaveLength(1)
  })

  it('refuses a username that is taken, for known and unknown addresses alike', async () => {
    const [one, two] = [anAddress(), anAddress()]
    await signUp(one, { username: ' Ida.N-1 ' })
    const taken = { __typename: 'Conflict', code: 'USERNAME_TAKEN', path: ['input', 'username'] }
    for (const email of [one, two]) expect(await signUp(email, { username: 'ida.n-1' })).toMatchObject(taken)
    expect(await fixture.database.admin`select 1 from identity.users where email_norm = ${two}`).toEqual([])
    await fixture.run('verifyEmail', { token: await fixture.tokenTo(one) })
    expect((await signIn('IDA.N-1')).__typename).toBe('SignedIn')
  })

  it.each(['ab', 'a'.repeat(51), 'ida n', 'ida@n', 'ïda', 'ida/n', ''])(
    'refuses %j as a username',
    async (username) => {
      expect((await signUp(anAddress(), { username })).fields.map(({ path }) => path)).toEqual([['input', 'username']])
    },
  )

  it('answers NotFound for an unknown tenant', async () => {
    expect(await signUp(anAddress(), { tenantSlug: 'acme' })).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'tenantSlug'],
    })
  })
})

describe('signing in with an address that is not verified', () => {
  it('sends another letter, but no more than one within an hour', async () => {
    const email = anAddress()
    await signUp(email)
    await fixture.lettersTo(email, 1)
    for (let i = 0; i < 3; i++) await signIn(email)
    await fixture.settled()
    await fixture.lettersTo(email, 1)
    fixture.clock.move(minutes(61))
    for (let i = 0; i < 3; i++) await signIn(email)
    await fixture.settled()
    await fixture.lettersTo(email, 2)
  })

  it('is refused like an unknown address with a wrong password', async () => {
    const email = anAddress()
    await signUp(email)
    for (const address of [email, 'unknown@people.example']) {
      expect(await signIn(address, 'a wrong password')).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    }
    await fixture.settled()
    await fixture.lettersTo(email, 1)
  })
})

it('verified sign-up is a settings error where no letters can be sent', async () => {
  await expect(openFixture({ accounts: { signUp: 'verified' } })).rejects.toThrow(SettingsError)
})
