// Proving one's identity again, in the same session.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../support/clock.ts'
import { aPersonWithTotp, call, codeOf, envelopeFor, loginsOf } from './factors.ts'
import { claimsOf, type Fixture, openFixture, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const wrong = { __typename: 'NotAllowed', code: 'INVALID_CREDENTIALS' }
const invalid = { __typename: 'NotAllowed', code: 'TOKEN_INVALID' }

describe('a step-up', () => {
  const stepUp = (envelope: Parameters<typeof call>[3], input: object) => call(fixture, 'stepUp', input, envelope)

  it('by password renews the time of authentication of the same session', async () => {
    const person = await fixture.aPerson()
    fixture.clock.move(minutes(20))
    const outcome = await stepUp(person.envelope, { method: 'PASSWORD', password })
    const before = claimsOf(person.signedIn.accessToken)
    const after = claimsOf(outcome.accessToken)
    expect(after).toMatchObject({ sid: before.sid, sub: person.id, acr: 'aal1', amr: ['pwd'] })
    expect(Number(after.auth_time) - Number(before.auth_time)).toBe(20 * 60)
    const refreshed = await fixture.call('refreshSession', { refreshToken: outcome.refreshToken })
    expect(refreshed.__typename).toBe('SignedIn')
  })

  it('makes older refresh tokens useless at once: a stolen one never returns tokens of the stronger session', async () => {
    const person = await fixture.aPerson()
    const outcome = await stepUp(person.envelope, { method: 'PASSWORD', password })
    const { refreshToken } = person.signedIn
    expect(await fixture.call('refreshSession', { refreshToken })).toMatchObject({ code: 'INVALID_REFRESH_TOKEN' })
    // The session itself goes on.
    const next = await fixture.call('refreshSession', { refreshToken: outcome.refreshToken })
    expect(next.__typename).toBe('SignedIn')
  })

  it('by password is refused once there is an authenticator app, whose code raises the session', async () => {
    const person = await aPersonWithTotp(fixture)
    const weak = (
      await fixture.database.admin`
      update identity.sessions set acr = 'aal1', methods = '{PASSWORD}' where user_id = ${person.id} returning id`
    )[0]
    expect(await stepUp(person.envelope, { method: 'PASSWORD', password })).toMatchObject(wrong)
    const outcome = await stepUp(person.envelope, { method: 'TOTP', code: codeOf(fixture, person.secret) })
    expect(claimsOf(outcome.accessToken)).toMatchObject({ sid: weak!.id, acr: 'aal2', amr: ['pwd', 'otp', 'mfa'] })
    const byCode = await stepUp(envelopeFor(outcome), { method: 'BACKUP_CODE', code: person.backupCodes[0]! })
    expect(byCode.__typename).toBe('SignedIn')
  })

  it('refuses wrong proofs, and counts them', async () => {
    const person = await fixture.aPerson()
    for (let i = 0; i < 5; i++) {
      expect(await stepUp(person.envelope, { method: 'PASSWORD', password: 'not the right one' })).toMatchObject(wrong)
    }
    expect(await stepUp(person.envelope, { method: 'PASSWORD', password })).toMatchObject(wrong)
    expect(await stepUp(person.envelope, { method: 'TOTP', code: '123456' })).toMatchObject(wrong)
    const external = await stepUp(person.envelope, { method: 'EXTERNAL', challenge: 'none', code: 'a verifier' })
    expect(external).toMatchObject(invalid)
    // A step-up is not recorded as a sign-in.
    expect((await loginsOf(fixture, person)).filter(({ reason }) => reason !== null)).toEqual([])
  })

  it('counts parallel guesses before any is judged', async () => {
    const person = await aPersonWithTotp(fixture)
    const guess = (i: number) =>
      stepUp(person.envelope, { method: 'BACKUP_CODE', code: `1-0000-0000-0000-00${10 + i}` })
    await Promise.all(Array.from({ length: 20 }, (_, i) => guess(i)))
    const [row] = await fixture.database.admin`
      select failed_attempts as failed from identity.users where id = ${person.id}`
    expect(row!.failed).toBe(5)
    const locked = await fixture.database.admin`
      select severity from identity.audit_log where user_id = ${person.id} and event = 'identity.account.locked'`
    expect(locked).toEqual([{ severity: 'MEDIUM' }])
  })

  it('is refused during an impersonation', async () => {
    const person = await fixture.aPerson()
    const envelope = { ...person.envelope, actor: (await fixture.aPerson()).id }
    expect(await stepUp(envelope, { method: 'PASSWORD', password })).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  it('of a session that has ended is refused', async () => {
    const person = await fixture.aPerson()
    await fixture.signOut(person.envelope)
    const text = 'mutation ($input: StepUpInput!) { stepUp(input: $input) { __typename } }'
    const refused = await fixture.subgraph.refused(text, { input: { method: 'PASSWORD', password } }, person.envelope)
    expect(refused).toEqual(['UNAUTHENTICATED'])
  })
})
