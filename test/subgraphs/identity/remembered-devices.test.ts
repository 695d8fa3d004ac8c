// Devices that stand in for the second factor.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { aPersonWithTotp, call, codeOf, type Enrolled, envelopeFor, signIn } from './factors.ts'
import { claimsOf, type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

/** Signs in with both factors, and has the device remembered; its token. */
async function remembered(person: Enrolled, more: object = {}): Promise<string> {
  const { challenge } = await signIn(fixture, person, more)
  const input = { challenge, method: 'TOTP', code: codeOf(fixture, person.secret), rememberDevice: true }
  const { deviceToken } = await call(fixture, 'completeSignIn', input)
  fixture.clock.move(30_000)
  return deviceToken!
}
const devicesOf = async (person: Enrolled) => {
  const text =
    '{ viewer { rememberedDevices(first: 20) { nodes { id tenantId device createdAt lastUsedAt expiresAt } } } }'
  type Device = { id: string; tenantId: string | null; device: string | null; lastUsedAt: string | null }
  const { viewer } = await fixture.subgraph.ask<{ viewer: { rememberedDevices: { nodes: Device[] } } }>(
    text,
    {},
    person.envelope,
  )
  return viewer.rememberedDevices.nodes
}
const typeOf = async (person: Enrolled, deviceToken: string | null, more: object = {}) =>
  (await signIn(fixture, person, { deviceToken, ...more })).__typename

describe('a remembered device', () => {
  it('stands in for the second factor, but gives a session of one factor', async () => {
    const person = await aPersonWithTotp(fixture)
    const deviceToken = await remembered(person)
    expect(Buffer.from(deviceToken, 'base64url')).toHaveLength(32)
    const outcome = await signIn(fixture, person, { deviceToken })
    expect(claimsOf(outcome.accessToken)).toMatchObject({ acr: 'aal1', amr: ['pwd'] })
    const [row] = await fixture.database.admin`
      select token_hash as hash from identity.remembered_devices where user_id = ${person.id}`
    expect(Buffer.from(row!.hash).toString('base64url')).not.toBe(deviceToken)
  })

  it('never stands in for a step-up', async () => {
    const person = await aPersonWithTotp(fixture)
    const outcome = await signIn(fixture, person, { deviceToken: await remembered(person) })
    const envelope = envelopeFor(outcome, ['PASSWORD', 'TOTP'])
    expect(await fixture.subgraph.refused('mutation { disableTotp { __typename } }', {}, envelope)).toEqual([
      'STEP_UP_REQUIRED',
    ])
  })

  it('is valid for one person, in one tenant, for 30 days', async () => {
    const [person, other] = [await aPersonWithTotp(fixture), await aPersonWithTotp(fixture)]
    const tenant = fixture.aTenant(person)
    const deviceToken = await remembered(person, { tenantSlug: tenant.slug })
    const inTenant = { tenantSlug: tenant.slug }
    expect(await typeOf(other, deviceToken)).toBe('SecondFactorRequired')
    expect(await typeOf(person, deviceToken, inTenant)).toBe('SignedIn')
    const elsewhere = fixture.aTenant(person)
    expect(await typeOf(person, deviceToken, { tenantSlug: elsewhere.slug })).toBe('SecondFactorRequired')
    expect(await typeOf(person, 'another token', inTenant)).toBe('SecondFactorRequired')
    fixture.clock.move(days(30))
    expect(await typeOf(person, deviceToken, inTenant)).toBe('SecondFactorRequired')
  })

  it('signs in while failures have locked the password, but not with a wrong password', async () => {
    const person = await aPersonWithTotp(fixture)
    const deviceToken = await remembered(person)
    for (let i = 0; i < 5; i++) await signIn(fixture, person, { password: 'not the right one' })
    expect(await typeOf(person, null)).toBe('NotAllowed')
    expect(await typeOf(person, deviceToken, { password: 'not the right one' })).toBe('NotAllowed')
    expect(await typeOf(person, deviceToken)).toBe('SignedIn')
  })

  it('can be listed and forgotten only by its owner', async () => {
    const [person, other] = [await aPersonWithTotp(fixture), await aPersonWithTotp(fixture)]
    const deviceToken = await remembered(person)
    const [device] = await devicesOf(person)
    expect(device).toMatchObject({ tenantId: null, device: 'vitest', lastUsedAt: null })
    expect(await devicesOf(other)).toEqual([])
    const forget = (who: Enrolled) => call(fixture, 'forgetDevice', { deviceId: device!.id }, who.envelope)
    expect((await forget(other)).__typename).toBe('NotFound')
    expect(await forget(person)).toMatchObject({ __typename: 'Deleted', id: device!.id })
    expect((await forget(person)).__typename).toBe('NotFound')
    expect(await devicesOf(person)).toEqual([])
    expect(await typeOf(person, deviceToken)).toBe('SecondFactorRequired')
  })

  it('is forgotten when the authenticator app is replaced', async () => {
    const person = await aPersonWithTotp(fixture)
    const deviceToken = await remembered(person)
    const { secret } = await call(fixture, 'startTotp', null, person.envelope)
    await call(fixture, 'confirmTotp', { code: codeOf(fixture, secret) }, person.envelope)
    expect(await devicesOf(person)).toEqual([])
    expect(await typeOf(person, deviceToken)).toBe('SecondFactorRequired')
  })

  it('is forgotten when the authenticator app is disabled', async () => {
    const person = await aPersonWithTotp(fixture)
    await remembered(person)
    expect(await devicesOf(person)).toHaveLength(1)
    expect((await call(fixture, 'disableTotp', null, person.envelope)).__typename).toBe('TotpDisabled')
    expect(await devicesOf(person)).toEqual([])
  })
})
