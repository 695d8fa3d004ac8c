// Authenticator apps and backup codes: enrolment, sign-in in two steps, and what an attacker would try.
import { createTotp } from '@quintet/identity/second-factors/totp.ts'
import { Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { aPersonWithTotp, call, codeOf, loginsOf, signIn } from './factors.ts'
import { claimsOf, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const complete = (challenge: string, method: string, code: string, more: object = {}) =>
  call(fixture, 'completeSignIn', { challenge, method, code, ...more })
const wrong = { __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' }
const invalid = { __typename: 'NotAllowed', code: 'TOKEN_INVALID' }
/** A code that is right at no step near now. */
const wrongCode = (secret: string): string => {
  const near = [-1, 0, 1].map((steps) => codeOf(fixture, secret, steps))
  return ['000000', '111111', '222222', '333333'].find((code) => !near.includes(code))!
}

describe('codes of authenticator apps', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('are those of RFC 6238 at %i s', (seconds, code) => {
    const totp = createTotp({ now: () => new Date(seconds * 1000) })
    const secret = Secret.fromLatin1('12345678901234567890').base32
    expect(totp.stepOf(secret, code)).toBe(Math.floor(seconds / 30))
  })

  it('are accepted one step before and after now, and no further', () => {
    const at = (seconds: number) => createTotp({ now: () => new Date(seconds * 1000) })
    const secret = Secret.fromLatin1('12345678901234567890').base32
    expect([29, 59, 119].map((seconds) => at(seconds).stepOf(secret, '287082'))).toEqual([1, 1, null])
    expect(at(89).stepOf(secret, ' 287 082 ')).toBe(1)
    expect(at(59).stepOf(secret, '28708')).toBeNull()
    expect(at(59).stepOf(secret, '2870822')).toBeNull()
  })
})

describe('an authenticator app', () => {
  it('is enabled by its first code: a secret of 160 bits, ten backup codes, and a stronger session', async () => {
    const person = await fixture.aPerson()
    const started = await call(fixture, 'startTotp', null, person.envelope)
    expect(Secret.fromBase32(started.secret).bytes).toHaveLength(20)
    const uri = new URL(started.uri)
    expect(uri.protocol + uri.host).toBe('otpauth:totp')
    expect(decodeURIComponent(uri.pathname)).toBe(`/Quintet:${person.email}`)
    expect(uri.searchParams.get('secret')).toBe(started.secret)
    const enabled = await call(fixture, 'confirmTotp', { code: codeOf(fixture, started.secret) }, person.envelope)
    expect(new Set(enabled.backupCodes).size).toBe(10)
    for (const [i, code] of enabled.backupCodes.entries()) {
      expect(code).toMatch(new RegExp(`^${i + 1}(-[0-9A-HJKMNP-TV-Z]{4}){4}$`))
    }
    const { sid, acr, amr } = claimsOf(enabled.signedIn.accessToken)
    expect({ sid, acr, amr }).toEqual({
      sid: claimsOf(person.signedIn.accessToken).sid,
      acr: 'aal2',
      amr: ['pwd', 'otp', 'mfa'],
    })
  })

  it('is not readable in the database, nor are its codes', async () => {
    const { id, secret, backupCodes } = await aPersonWithTotp(fixture)
    const rows = await fixture.database.admin`
      select encode(t.sealed_secret, 'hex') as sealed, c.code_hash as hash
      from identity.totp_secrets t join identity.backup_codes c on c.user_id = t.id where t.id = ${id}`
    const text = JSON.stringify(rows)
    expect(rows).toHaveLength(10)
    expect(text).not.toContain(Buffer.from(Secret.fromBase32(secret).bytes).toString('hex'))
    expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    for (const code of backupCodes) expect(text).not.toContain(code.slice(2))
  })

  it('is not enabled by a wrong code, nor ten minutes after its start', async () => {
    const person = await fixture.aPerson()
    const confirm = (code: string) => call(fixture, 'confirmTotp', { code }, person.envelope)
    expect(await confirm('123456')).toMatchObject(invalid)
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    expect(await confirm(wrongCode(secret))).toMatchObject(wrong)
    fixture.clock.move(minutes(10))
    expect(await confirm(codeOf(fixture, secret))).toMatchObject(invalid)
    expect((await signIn(fixture, person)).__typename).toBe('SignedIn')
  })

  it('is enabled once by two confirmations at the same moment', async () => {
    const person = await fixture.aPerson()
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    const confirm = () => call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, person.envelope)
    const outcomes = (await Promise.all([confirm(), confirm()])).map((outcome) => outcome.code ?? outcome.__typename)
    expect(outcomes.sort()).toEqual(['TOKEN_INVALID', 'TotpEnabled'])
  })

  it('is replaced by another one when that one is confirmed, not before', async () => {
    const person = await aPersonWithTotp(fixture)
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    const first = await signIn(fixture, person)
    expect((await complete(first.challenge, 'TOTP', codeOf(fixture, person.secret))).__typename).toBe('SignedIn')
    await call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, person.envelope)
    fixture.clock.move(30_000)
    const { challenge } = await signIn(fixture, person)
    expect(await complete(challenge, 'TOTP', codeOf(fixture, person.secret))).toMatchObject(wrong)
    expect((await complete(challenge, 'TOTP', codeOf(fixture, secret))).__typename).toBe('SignedIn')
  })

  it('is disabled with its backup codes, once', async () => {
    const person = await aPersonWithTotp(fixture)
    expect((await call(fixture, 'disableTotp', null, person.envelope)).__typename).toBe('TotpDisabled')
    const again = await call(fixture, 'disableTotp', null, person.envelope)
    expect(again).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' })
    expect((await signIn(fixture, person)).__typename).toBe('SignedIn')
    expect(await call(fixture, 'createBackupCodes', null, person.envelope)).toMatchObject({ code: 'WRONG_STATUS' })
    // It can be enabled again.
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    const enabled = await call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, person.envelope)
    expect(enabled.__typename).toBe('TotpEnabled')
  })
})

describe('sign-in with an authenticator app', () => {
  it('asks for a code after the password, and gives a session of two factors', async () => {
    const person = await aPersonWithTotp(fixture)
    const first = await signIn(fixture, person)
    expect(first).toMatchObject({ __typename: 'SecondFactorRequired', methods: ['TOTP', 'BACKUP_CODE'] })
    expect(Buffer.from(first.challenge, 'base64url')).toHaveLength(32)
    expect(Date.parse(first.expiresAt)).toBe(fixture.clock.now().getTime() + minutes(10))
    const second = await complete(first.challenge, 'TOTP', codeOf(fixture, person.secret))
    expect(second).toMatchObject({ __typename: 'SignedIn', deviceToken: null })
    expect(claimsOf(second.accessToken)).toMatchObject({ sub: person.id, acr: 'aal2', amr: ['pwd', 'otp', 'mfa'] })
    expect(await loginsOf(fixture, person)).toEqual([{ outcome: 'SUCCESS', method: 'TOTP', reason: null }])
    const [user] = await fixture.database.admin`
      select login_count as count, last_login_at as at from identity.users where id = ${person.id}`
    expect(user).toEqual({ count: 1, at: fixture.clock.now() })
  })

  it('refuses a code that was used, also in another sign-in', async () => {
    const person = await aPersonWithTotp(fixture)
    const [a, b] = [await signIn(fixture, person), await signIn(fixture, person)]
    const code = codeOf(fixture, person.secret)
    expect((await complete(a.challenge, 'TOTP', code)).__typename).toBe('SignedIn')
    expect(await complete(b.challenge, 'TOTP', code)).toMatchObject(wrong)
    // An older step is refused too.
    expect(await complete(b.challenge, 'TOTP', codeOf(fixture, person.secret, -1))).toMatchObject(wrong)
    expect((await complete(b.challenge, 'TOTP', codeOf(fixture, person.secret, 1))).__typename).toBe('SignedIn')
  })

  it('lets in only one of two sign-ins with the same code at the same moment', async () => {
    const person = await aPersonWithTotp(fixture)
    const other = await fixture.startAnother()
    const code = codeOf(fixture, person.secret)
    const challenges = await Promise.all([signIn(fixture, person), signIn(fixture, person)])
    const outcomes = await Promise.all(
      challenges.map(({ challenge }, i) =>
        call(
          fixture,
          'completeSignIn',
          { challenge, method: 'TOTP', code },
          undefined,
          i === 0 ? fixture.subgraph : other,
        ),
      ),
    )
    expect(outcomes.map((outcome) => outcome.code ?? outcome.__typename).sort()).toEqual([
      'INVALID_CREDENTIALS',
      'SignedIn',
    ])
  })

  it('completes a challenge once, though two right codes come at the same moment', async () => {
    const person = await aPersonWithTotp(fixture)
    const { challenge } = await signIn(fixture, person)
    const outcomes = await Promise.all(
      [0, 1].map((steps) => complete(challenge, 'TOTP', codeOf(fixture, person.secret, steps))),
    )
    expect(outcomes.filter(({ __typename }) => __typename === 'SignedIn')).toHaveLength(1)
    expect(await complete(challenge, 'BACKUP_CODE', person.backupCodes[0]!)).toMatchObject(invalid)
  })

  it('refuses a challenge that is unknown or ten minutes old', async () => {
    const person = await aPersonWithTotp(fixture)
    const { challenge } = await signIn(fixture, person)
    expect(await complete('no challenge', 'TOTP', codeOf(fixture, person.secret))).toMatchObject(invalid)
    expect(await complete(challenge, 'EXTERNAL', 'a verifier')).toMatchObject(invalid)
    fixture.clock.move(minutes(10))
    expect(await complete(challenge, 'TOTP', codeOf(fixture, person.secret))).toMatchObject(invalid)
  })

  it('names the fields that a proof lacks', async () => {
    const outcome = await call(fixture, 'completeSignIn', { challenge: '', method: 'PASSKEY' })
    expect(outcome.fields.map(({ path }) => path.join('.'))).toEqual(['input.challenge', 'input.response'])
    const noCode = await call(fixture, 'completeSignIn', { challenge: 'a', method: 'TOTP' })
    expect(noCode.fields.map(({ path }) => path.join('.'))).toEqual(['input.code'])
  })

  it('allows five tries, which are counted before they are judged', async () => {
    const person = await aPersonWithTotp(fixture)
    const other = await fixture.startAnother()
    const { challenge } = await signIn(fixture, person)
    const code = wrongCode(person.secret)
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        call(
          fixture,
          'completeSignIn',
          { challenge, method: 'TOTP', code },
          undefined,
          i % 2 ? fixture.subgraph : other,
        ),
      ),
    )
    const judged = outcomes.filter((outcome) => outcome.code === 'INVALID_CREDENTIALS')
    expect(judged).toHaveLength(5)
    fixture.clock.move(minutes(2))
    expect(await complete(challenge, 'TOTP', codeOf(fixture, person.secret))).toMatchObject(invalid)
  })

  it('locks the account after wrong codes of many sign-ins: the right password clears none of them', async () => {
    const person = await aPersonWithTotp(fixture)
    for (let i = 0; i < 5; i++) {
      const { challenge } = await signIn(fixture, person)
      expect(await complete(challenge, 'TOTP', wrongCode(person.secret))).toMatchObject(wrong)
      // A right password that leads to no tenant clears none either.
      await signIn(fixture, person, { tenantSlug: 'not-a-tenant' })
    }
    expect(await signIn(fixture, person)).toMatchObject(wrong)
    fixture.clock.move(minutes(1))
    const { challenge } = await signIn(fixture, person)
    expect((await complete(challenge, 'TOTP', codeOf(fixture, person.secret))).__typename).toBe('SignedIn')
    const reasons = (await loginsOf(fixture, person)).map(({ outcome, method, reason }) =>
      [outcome, method, reason].join(),
    )
    expect(reasons.filter((reason) => reason === 'FAILED,TOTP,WRONG_TOTP')).toHaveLength(5)
    expect(reasons.at(-1)).toBe('SUCCESS,TOTP,')
  })

  it('refuses a person who was suspended after the first step', async () => {
    const person = await aPersonWithTotp(fixture)
    const { challenge } = await signIn(fixture, person)
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${person.id}`
    expect(await complete(challenge, 'TOTP', codeOf(fixture, person.secret))).toMatchObject(wrong)
  })

  it('enters the tenant of the first step, unless the membership has ended', async () => {
    const person = await aPersonWithTotp(fixture)
    const tenant = fixture.aTenant(person)
    const first = await signIn(fixture, person, { tenantSlug: tenant.slug })
    const second = await complete(first.challenge, 'TOTP', codeOf(fixture, person.secret))
    expect(claimsOf(second.accessToken).tid).toBe(tenant.id)
    fixture.clock.move(30_000)
    const { challenge } = await signIn(fixture, person, { tenantSlug: tenant.slug })
    fixture.members.length = 0
    const late = await complete(challenge, 'TOTP', codeOf(fixture, person.secret))
    expect(late.__typename).toBe('NotFound')
  })
})
