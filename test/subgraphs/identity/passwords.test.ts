// Passwords: reset by a link, and changed by those who know the present one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { call, codeOf } from './factors.ts'
import { type Person, password } from './fixture.ts'
import { type MailFixture, openMailFixture, tokenInvalid } from './mailbox.ts'

let fixture: MailFixture
let person: Person
beforeAll(async () => {
  fixture = await openMailFixture()
})
beforeEach(async () => {
  person = await fixture.aPerson()
  await fixture.lettersTo(person.email, 1)
})
afterAll(() => fixture.end())

const another = 'nine copper kettles at dawn'
const signIn = async (given = password) =>
  (await fixture.call('signIn', { email: person.email, password: given })).__typename
const reset = (token: string, given = another) => fixture.run('resetPassword', { token, password: given })
const request = () => fixture.run('requestPasswordReset', { email: person.email })
const isEnded = async ({ refreshToken }: { readonly refreshToken: string }) =>
  (await fixture.call('refreshSession', { refreshToken })).__typename === 'NotAllowed'
const device = () => fixture.database.admin`
  insert into identity.remembered_devices (realm_id, user_id, token_hash, expires_at)
  select realm_id, id, sha256(id::text::bytea), now() + interval '1 day' from identity.users where id = ${person.id}`
const devicesLeft = () => fixture.database.admin`
  select 1 from identity.remembered_devices where user_id = ${person.id} and revoked_at is null`
const verifiedAt = (at: Date | null) =>
  fixture.database.admin`update identity.users set email_verified_at = ${at} where id = ${person.id}`
const audited = async (event: string) => {
  const rows = await fixture.database.admin`
    select severity from identity.audit_log where user_id = ${person.id} and event = ${event}`
  return rows.map(({ severity }) => severity)
}

describe('resetting a password', () => {
  it('works once by the link, ends all sessions, forgets devices and notifies the user', async () => {
    await device()
    expect(await request()).toEqual({ __typename: 'PasswordResetRequested', email: person.email })
    const token = await fixture.tokenTo(person.email, 2)
    const at = fixture.clock.now().toISOString()
    expect(await reset(token)).toEqual({ __typename: 'PasswordChanged', changedAt: at })
    expect(await signIn()).toBe('NotAllowed')
    expect(await signIn(another)).toBe('SignedIn')
    expect(await isEnded(person.signedIn)).toBe(true)
    expect(await devicesLeft()).toEqual([])
    expect((await fixture.lettersTo(person.email, 3))[0]).toMatchObject({ subject: 'Your password was changed' })
    expect(await audited('identity.password.reset')).toEqual(['HIGH'])
    expect(await reset(token)).toMatchObject(tokenInvalid)
  })

  it('removes the authenticator app where the address was not verified, as a stranger may have set it up', async () => {
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    await call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, person.envelope)
    await verifiedAt(null)
    await request()
    const letters = await fixture.lettersTo(person.email, 3)
    const link = letters.map(({ text }) => /reset-password\?token=([\w-]+)/.exec(text)?.[1]).find(Boolean)
    expect((await reset(link!)).__typename).toBe('PasswordChanged')
    expect(await signIn(another)).toBe('SignedIn')
  })

  it('keeps the second factor of a verified user: the new password alone signs no one in', async () => {
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    await call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, person.envelope)
    await verifiedAt(fixture.clock.now())
    await request()
    const letters = await fixture.lettersTo(person.email, 3)
    const link = letters.map(({ text }) => /reset-password\?token=([\w-]+)/.exec(text)?.[1]).find(Boolean)
    expect((await reset(link!)).__typename).toBe('PasswordChanged')
    expect(await signIn(another)).toBe('SecondFactorRequired')
  })

  it('succeeds for only one of ten parallel uses of a link', async () => {
    await request()
    const token = await fixture.tokenTo(person.email, 2)
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => reset(token, `${another} ${i}`)))
    expect(all.filter(({ __typename }) => __typename === 'PasswordChanged')).toHaveLength(1)
  })

  it('works for 30 minutes, and by the newest link alone', async () => {
    await request()
    const first = await fixture.tokenTo(person.email, 2)
    await request()
    const second = await fixture.tokenTo(person.email, 3)
    expect(await reset(first)).toMatchObject(tokenInvalid)
    fixture.clock.move(minutes(30) - 1)
    expect((await reset(second)).__typename).toBe('PasswordChanged')
    // The notice first: letters of one moment may come in any order.
    await fixture.lettersTo(person.email, 4)
    await request()
    const third = await fixture.tokenTo(person.email, 5)
    fixture.clock.move(minutes(30))
    expect(await reset(third)).toMatchObject(tokenInvalid)
  })

  it('verifies the address, as its mail was read', async () => {
    await request()
    await reset(await fixture.tokenTo(person.email, 2))
    const [row] = await fixture.database
      .admin`select email_verified_at as at from identity.users where id = ${person.id}`
    expect(row!.at).not.toBeNull()
  })

  it('lifts a lock, and the block of a hundred failures', async () => {
    await fixture.database.admin`
      update identity.users set failed_attempts = 100, last_failed_at = ${fixture.clock.now()} where id = ${person.id}`
    expect(await signIn()).toBe('NotAllowed')
    await request()
    await reset(await fixture.tokenTo(person.email, 2))
    expect(await signIn(another)).toBe('SignedIn')
  })

  it('leaves a second factor as it is', async () => {
    await verifiedAt(fixture.clock.now())
    await fixture.database.admin`
      insert into identity.totp_secrets (realm_id, id, sealed_secret, enabled_at)
      select realm_id, id, '\\x00', now() from identity.users where id = ${person.id}`
    await request()
    await reset(await fixture.tokenTo(person.email, 2))
    expect(
      await fixture.database
        .admin`select 1 from identity.totp_secrets where id = ${person.id} and enabled_at is not null`,
    ).toHaveLength(1)
  })

  it.each([
    ['short', 'short'],
    ['easy to guess', 'aaaaaaaaaaaaaaaaaaaa'],
    ['made of the user’s own names', 'IdaNoddackIdaNoddack'],
  ])('refuses a password that is %s, and leaves the link as it is', async (_, weak) => {
    await request()
    const token = await fixture.tokenTo(person.email, 2)
    expect((await reset(token, weak)).fields.map(({ path }) => path)).toEqual([['input', 'password']])
    expect((await reset(token)).__typename).toBe('PasswordChanged')
  })

  it('is not offered to users who are not active', async () => {
    await request()
    const token = await fixture.tokenTo(person.email, 2)
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${person.id}`
    expect(await reset(token)).toMatchObject(tokenInvalid)
    await request()
    await fixture.settled()
    expect(await fixture.lettersTo(person.email, 2)).toHaveLength(2)
  })

  it('gives a password to a user who has none', async () => {
    await fixture.database.admin`
      update identity.users set password_hash = null, password_scheme = null where id = ${person.id}`
    await request()
    await reset(await fixture.tokenTo(person.email, 2))
    expect(await signIn(another)).toBe('SignedIn')
  })
})

describe('changing a password', () => {
  const change = (currentPassword: string | null, given = another) =>
    fixture.run('changePassword', { currentPassword, password: given }, person.envelope)

  it('ends the other sessions, forgets devices and notifies the user', async () => {
    await device()
    const elsewhere = await fixture.call('signIn', { email: person.email, password })
    expect((await change(password)).__typename).toBe('PasswordChanged')
    expect(await isEnded(elsewhere)).toBe(true)
    expect(await isEnded(person.signedIn)).toBe(false)
    expect(await devicesLeft()).toEqual([])
    expect(await signIn(another)).toBe('SignedIn')
    expect((await fixture.lettersTo(person.email, 2))[0]).toMatchObject({ subject: 'Your password was changed' })
    expect(await audited('identity.password.changed')).toEqual(['HIGH'])
  })

  it('counts a wrong present password like one at sign-in', async () => {
    const wrong = { __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' }
    for (let i = 0; i < 5; i++) expect(await change('not the right one at all')).toMatchObject(wrong)
    expect(await change(password)).toMatchObject(wrong)
    expect(await signIn()).toBe('NotAllowed')
    fixture.clock.move(minutes(1))
    expect((await change(password)).__typename).toBe('PasswordChanged')
  })

  it('judges at most five of fifty parallel guesses', async () => {
    await Promise.allSettled(Array.from({ length: 50 }, (_, i) => change(`wrong guess number ${i}`)))
    const [row] = await fixture.database
      .admin`select failed_attempts as failed from identity.users where id = ${person.id}`
    expect(row!.failed).toBe(5)
  })

  it('needs the present password, or none for an account without a password', async () => {
    expect((await change(null)).fields.map(({ path }) => path)).toEqual([['input', 'currentPassword']])
    await fixture.database.admin`
      update identity.users set password_hash = null, password_scheme = null where id = ${person.id}`
    expect(await change(password)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect((await change(null)).__typename).toBe('PasswordChanged')
    expect(await signIn(another)).toBe('SignedIn')
  })

  it('names every invalid field, and then checks no password', async () => {
    expect((await change(null, 'short')).fields.map(({ path }) => path[1])).toEqual(['currentPassword', 'password'])
    expect((await change('wrong', 'IdaNoddackIdaNoddack')).fields.map(({ path }) => path[1])).toEqual(['password'])
    const [row] = await fixture.database
      .admin`select failed_attempts as failed from identity.users where id = ${person.id}`
    expect(row!.failed).toBe(0)
  })

  it('voids a reset link that was requested before', async () => {
    await request()
    const token = await fixture.tokenTo(person.email, 2)
    await change(password)
    expect(await reset(token)).toMatchObject(tokenInvalid)
  })

  it('is refused to a session that a reset has ended', async () => {
    await request()
    await reset(await fixture.tokenTo(person.email, 2))
    const text = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }'
    const input = { currentPassword: another, password: 'a third and quite different phrase' }
    expect(await fixture.subgraph.refused(text, { input }, fixture.fresh(person.envelope))).toEqual(['UNAUTHENTICATED'])
  })
})
