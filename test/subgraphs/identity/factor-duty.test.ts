// The duty to enrol a second factor, at its limits and one second before; and what counts as one.
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes, seconds } from '../../support/clock.ts'
import { aPersonWithTotp, call, codeOf, type Enrolled, envelopeFor, signIn as signInWith } from './factors.ts'
import { callerOf, claimsOf, type Fixture, openFixture } from './fixture.ts'
import { policiesOn } from './policies.ts'

let fixture: Fixture
let policies: ReturnType<typeof policiesOn>
beforeAll(async () => {
  fixture = await openFixture()
  policies = policiesOn(fixture)
})
afterAll(() => fixture.end())

/** A duty that began a while ago. */
const duty = (ago: number, more: Partial<SessionTerms> = {}): Partial<SessionTerms> => ({
  dutySince: policies.at(-ago),
  graceLogins: 2,
  graceEndsAt: policies.at(days(7) - ago),
  ...more,
})

describe('the duty to enrol a second factor', () => {
  it('allows as many sign-ins as the grace period has, then restricts sessions', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person, duty(seconds(1)))
    const left = async () => {
      const { session } = await policies.enter(person, tenant)
      return [session.isRestricted, session.mfaGrace?.loginsLeft ?? null]
    }
    expect(await left()).toEqual([false, 1])
    expect(await left()).toEqual([false, 0])
    expect(await left()).toEqual([true, null])
  })

  it('ends the grace period of a live session after its days, to the second', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person, duty(days(7) - seconds(1)))
    const begun = await policies.enter(person, tenant)
    expect(begun.session).toMatchObject({ isRestricted: false, mfaGrace: { endsAt: policies.at(seconds(1)) } })
    expect(await policies.stateOf(begun)).toMatchObject({ isRestricted: false })
    fixture.clock.move(seconds(1))
    expect(await policies.stateOf(begun)).toMatchObject({ isRestricted: true, isLive: true })
  })

  it.each([{ graceLogins: 0 }, { graceEndsAt: 'at once' }])(
    'restricts sessions at once without a grace period: %j',
    async (none) => {
      const person = await fixture.aPerson()
      const terms = duty(seconds(1))
      const grace = 'graceEndsAt' in none ? { graceEndsAt: terms.dutySince! } : none
      const begun = await policies.enter(person, policies.aTenant(person, { ...terms, ...grace }))
      expect(begun.session).toMatchObject({ isRestricted: true, mfaGrace: null })
    },
  )

  it('does not begin before its date', async () => {
    const person = await fixture.aPerson()
    const begun = await policies.enter(person, policies.aTenant(person, duty(-seconds(1), { graceLogins: 0 })))
    expect(begun.session).toMatchObject({ isRestricted: false, mfaGrace: null })
    fixture.clock.move(seconds(1))
    expect(await policies.stateOf(begun)).toMatchObject({ isRestricted: true })
  })

  it('ends with the enrolment, which lifts the restriction', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person, { requireMFA: true })
    const begun = await policies.enter(person, tenant)
    expect(begun.session).toMatchObject({ isRestricted: true })
    const envelope = { ...callerOf(begun).envelope, isRestricted: true }
    expect(await fixture.subgraph.refused('mutation { endOtherSessions { __typename } }', {}, envelope)).toEqual([
      'FORBIDDEN',
    ])
    const { secret } = await call(fixture, 'startTotp', null, envelope)
    const { signedIn } = await call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, envelope)
    expect(claimsOf(signedIn.accessToken).acr).toBe('aal2')
    expect(await policies.stateOf(begun)).toMatchObject({ isRestricted: false })
    fixture.clock.move(30_000)
  })

  it('ends a restricted session after 15 minutes', async () => {
    const person = await fixture.aPerson()
    const begun = await policies.enter(person, policies.aTenant(person, { requireMFA: true }))
    fixture.clock.move(minutes(15) - seconds(1))
    expect(await policies.use(begun)).toMatchObject({ isLive: true, isRestricted: true })
    fixture.clock.move(seconds(1))
    expect(await policies.use(begun)).toMatchObject({ isLive: false })
  })

  it('restricts live sessions once the tenant requires two factors', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person)
    const begun = await policies.enter(person, tenant)
    expect(await policies.stateOf(begun)).toMatchObject({ isRestricted: false })
    tenant.demand({ requireMFA: true })
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: true, isRestricted: true })
  })
})

describe('a second factor', () => {
  const twoSteps = async (person: Enrolled, tenant: { slug: string }, method: string, code: string) => {
    const { challenge } = await signInWith(fixture, person, { tenantSlug: tenant.slug })
    return call(fixture, 'completeSignIn', { challenge, method, code, rememberDevice: true })
  }

  it('cannot be a backup code where the tenant does not allow them, and none is offered', async () => {
    const person = await aPersonWithTotp(fixture)
    const tenant = policies.aTenant(person, { allowBackupCodes: false })
    expect((await policies.enter(person, tenant)).methods).toEqual(['TOTP'])
    const refused = await twoSteps(person, tenant, 'BACKUP_CODE', person.backupCodes[0]!)
    expect(refused.code).toBe('INVALID_CREDENTIALS')
    tenant.demand({ allowBackupCodes: true })
    expect((await twoSteps(person, tenant, 'BACKUP_CODE', person.backupCodes[0]!)).__typename).toBe('SignedIn')
  })

  it('cannot be a remembered device where the tenant does not allow them, and none is remembered', async () => {
    const person = await aPersonWithTotp(fixture)
    const tenant = policies.aTenant(person)
    const { deviceToken } = await twoSteps(person, tenant, 'TOTP', codeOf(fixture, person.secret))
    fixture.clock.move(30_000)
    expect((await policies.enter(person, tenant, { deviceToken })).__typename).toBe('SignedIn')
    for (const terms of [{ allowRememberDevice: false }, { allowRememberDevice: true, requireMFA: true }]) {
      tenant.demand(terms)
      expect((await policies.enter(person, tenant, { deviceToken })).__typename).toBe('SecondFactorRequired')
      const again = await twoSteps(person, tenant, 'TOTP', codeOf(fixture, person.secret))
      expect([again.__typename, again.deviceToken]).toEqual(['SignedIn', null])
      fixture.clock.move(30_000)
    }
  })

  it('cannot be disabled while the tenant requires one', async () => {
    const person = await aPersonWithTotp(fixture)
    const tenant = policies.aTenant(person, { requireMFA: true })
    const begun = await twoSteps(person, tenant, 'TOTP', codeOf(fixture, person.secret))
    const envelope = envelopeFor(begun, ['PASSWORD', 'TOTP'])
    expect((await call(fixture, 'disableTotp', null, envelope)).code).toBe('FACTOR_DEMANDED')
    tenant.demand({ requireMFA: false })
    expect((await call(fixture, 'disableTotp', null, envelope)).__typename).toBe('TotpDisabled')
  })
})
