// What a tenant's security policy does to sessions: each field at its limit, and one second before.
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes, seconds } from '../../support/clock.ts'
import { aPersonWithTotp, call, codeOf, signIn as signInWith } from './factors.ts'
import { anonymous, callerOf, type Fixture, openFixture, service } from './fixture.ts'
import { type Begun, policiesOn } from './policies.ts'

let fixture: Fixture
let policies: ReturnType<typeof policiesOn>
beforeAll(async () => {
  fixture = await openFixture()
  policies = policiesOn(fixture)
})
afterAll(() => fixture.end())

const from = (clientIp: string): Envelope => ({ ...anonymous, clientIp })

describe('a session timeout', () => {
  it('ends a session without activity at its limit, and not a second before', async () => {
    const person = await fixture.aPerson()
    const begun = await policies.enter(person, policies.aTenant(person, { sessionTimeout: 3600 }))
    fixture.clock.move(seconds(3599))
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: true })
    fixture.clock.move(seconds(1))
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: false })
    expect((await policies.renew(begun)).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('counts from the last use, which is written once a minute or ten times in the timeout', async () => {
    const person = await fixture.aPerson()
    const begun = await policies.enter(person, policies.aTenant(person, { sessionTimeout: 300 }))
    fixture.clock.move(seconds(29))
    await policies.use(begun)
    expect(await policies.stateOf(begun)).toMatchObject({ endsAt: policies.at(seconds(271)) })
    fixture.clock.move(seconds(1))
    await policies.use(begun)
    expect(await policies.stateOf(begun)).toMatchObject({ endsAt: policies.at(seconds(300)) })
    fixture.clock.move(seconds(299))
    const renewed = await policies.renew(begun)
    expect(renewed.__typename).toBe('SignedIn')
    expect(Date.parse(renewed.expiresAt)).toBe(fixture.clock.now().getTime() + seconds(300))
    fixture.clock.move(seconds(300))
    expect((await policies.renew(renewed)).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('is not prolonged by use beyond seven days', async () => {
    const person = await fixture.aPerson()
    const begun = await policies.enter(person, policies.aTenant(person, { sessionTimeout: 2_592_000 }))
    fixture.clock.move(days(7) - seconds(1))
    expect(await policies.use(begun)).toMatchObject({ isLive: true, endsAt: policies.at(seconds(1)) })
    fixture.clock.move(seconds(1))
    expect(await policies.use(begun)).toMatchObject({ isLive: false })
  })

  it('counts from sign-in where activity does not extend it, also after a switch of tenants', async () => {
    const person = await fixture.aPerson()
    const terms = { sessionTimeout: 3600, extendOnActivity: false }
    const [one, two] = [policies.aTenant(person, terms), policies.aTenant(person, terms)]
    const begun = await policies.enter(person, one)
    fixture.clock.move(seconds(1800))
    await policies.use(begun)
    const { envelope } = callerOf(begun)
    const switched = await fixture.call('switchTenant', { tenantSlug: two.slug }, envelope)
    fixture.clock.move(seconds(1799))
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: true })
    const renewed = await policies.renew(switched)
    expect(Date.parse(renewed.expiresAt)).toBe(fixture.clock.now().getTime() + seconds(1))
    fixture.clock.move(seconds(1))
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: false })
    expect((await policies.renew(renewed)).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('applies to live sessions as soon as it is shortened', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person)
    const begun = await policies.enter(person, tenant)
    fixture.clock.move(seconds(600))
    tenant.demand({ sessionTimeout: 601 })
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: true })
    tenant.demand({ sessionTimeout: 600 })
    expect(await policies.stateOf(begun)).toMatchObject({ isLive: false })
  })
})

describe('the list of a user’s sessions', () => {
  it('leaves out sessions past the timeout of their tenant, and has full pages of live ones', async () => {
    const person = await fixture.aPerson()
    const [short, long] = [policies.aTenant(person, { sessionTimeout: 600 }), policies.aTenant(person)]
    const begun: Begun[] = []
    for (const tenant of [long, short, short, long, short]) begun.push(await policies.enter(person, tenant))
    fixture.clock.move(seconds(300))
    await policies.use(begun[1]!)
    fixture.clock.move(seconds(299))
    const list = async (first: number, after: string | null = null) => {
      const text = `query ($first: Int, $after: String) { viewer { sessions(first: $first, after: $after) {
        nodes { id expiresAt } pageInfo { hasNextPage hasPreviousPage endCursor } } } }`
      type Page = { nodes: { id: string; expiresAt: string }[]; pageInfo: Record<string, never> }
      const by = callerOf(begun[0]!).envelope
      return (await fixture.subgraph.ask<{ viewer: { sessions: Page } }>(text, { first, after }, by)).viewer.sessions
    }
    const ids = (places: number[]) => places.map((place) => begun[place]!.session.id)
    const listed = async () => (await list(5)).nodes.map(({ id }) => id)
    expect(await listed()).toEqual(ids([4, 3, 2, 1, 0]))
    fixture.clock.move(seconds(1))
    const all = await list(100)
    // The last is the session of sign-up.
    expect(all.nodes.map(({ id }) => id)).toEqual([...ids([3, 1, 0]), callerOf(person.signedIn).sid])
    expect(all.nodes[1]!.expiresAt).toBe(policies.at(seconds(300)))
    const first = await list(2)
    expect([first.nodes.map(({ id }) => id), first.pageInfo.hasNextPage]).toEqual([ids([3, 1]), true])
    const rest = await list(2, first.pageInfo.endCursor)
    expect(rest.nodes).toEqual(all.nodes.slice(2))
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })
})

describe('the limit of sessions', () => {
  it('ends the session that was used least recently, and records it', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person, { maxConcurrentSessions: 2 })
    const first = await policies.enter(person, tenant)
    fixture.clock.move(minutes(2))
    const second = await policies.enter(person, tenant)
    fixture.clock.move(minutes(2))
    await policies.use(first)
    const third = await policies.enter(person, tenant)
    expect(await Promise.all([first, second, third].map(policies.stateOf))).toMatchObject([
      { isLive: true },
      { isLive: false },
      { isLive: true },
    ])
    const [row] = await fixture.database.admin`
      select revoke_reason as reason from identity.sessions where id = ${second.session.id}`
    expect(row).toEqual({ reason: 'evicted' })
    const entries = await fixture.database.admin`
      select severity from identity.audit_log where event = 'identity.session.evicted' and user_id = ${person.id}`
    expect(entries).toEqual([{ severity: 'MEDIUM' }])
  })

  it('refuses one more where the tenant rejects them, until one ends', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person, { maxConcurrentSessions: 1, onLimit: 'REJECT', sessionTimeout: 600 })
    const first = await policies.enter(person, tenant)
    fixture.clock.move(seconds(599))
    expect(await policies.enter(person, tenant)).toMatchObject({ __typename: 'LimitReached', code: 'SESSION_LIMIT' })
    expect(await policies.stateOf(first)).toMatchObject({ isLive: true })
    // A right password is no failed attempt.
    const [user] = await fixture.database.admin`
      select failed_attempts as failed from identity.users where id = ${person.id}`
    expect(user).toEqual({ failed: 0 })
    fixture.clock.move(seconds(1))
    expect((await policies.enter(person, tenant)).__typename).toBe('SignedIn')
  })

  it('counts each tenant separately, and counts a switch of tenants', async () => {
    const person = await fixture.aPerson()
    const [one, two] = [
      policies.aTenant(person, { maxConcurrentSessions: 1 }),
      policies.aTenant(person, { maxConcurrentSessions: 1 }),
    ]
    const [first, other] = [await policies.enter(person, one), await policies.enter(person, two)]
    await fixture.call('switchTenant', { tenantSlug: two.slug }, callerOf(first).envelope)
    expect(await Promise.all([first, other].map(policies.stateOf))).toMatchObject([{ isLive: true }, { isLive: false }])
  })

  it('that is lowered lets endSurplusSessions end the least recent ones', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person)
    const begun: Begun[] = []
    for (let i = 0; i < 4; i++) {
      fixture.clock.move(minutes(2))
      begun.push(await policies.enter(person, tenant))
    }
    tenant.demand({ maxConcurrentSessions: 2, onLimit: 'REJECT' })
    const sweep = 'mutation ($tenantId: ID!) { endSurplusSessions(tenantId: $tenantId) }'
    expect(await fixture.subgraph.ask(sweep, { tenantId: tenant.id }, service)).toEqual({ endSurplusSessions: 2 })
    const live = await Promise.all(begun.map(policies.stateOf))
    expect(live.map(({ isLive }) => isLive)).toEqual([false, false, true, true])
  })

  it('holds for sign-ins at the same moment', async () => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person, { maxConcurrentSessions: 2 })
    const begun = await Promise.all(Array.from({ length: 5 }, () => policies.enter(person, tenant)))
    const live = (await Promise.all(begun.map(policies.stateOf))).filter(({ isLive }) => isLive)
    expect(live).toHaveLength(2)
  })
})

describe('a tenant', () => {
  it.each<[string, Partial<SessionTerms>]>([
    ['TENANT_NOT_ACTIVE', { isTenantActive: false }],
    ['MEMBER_SUSPENDED', { memberStatus: 'SUSPENDED' }],
    [
      'ADDRESS_REFUSED',
      { ipRestrictions: { enabled: true, allowedIPs: [], allowedRanges: [], blockList: ['192.0.2.1'] } },
    ],
  ])('refuses with %s sign-in after the proof, switching and refreshing', async (code, terms) => {
    const person = await fixture.aPerson()
    const tenant = policies.aTenant(person)
    const begun = await policies.enter(person, tenant)
    tenant.demand(terms)
    const refused = { __typename: 'NotAllowed', code }
    expect(await policies.enter(person, tenant)).toMatchObject(refused)
    const wrong = await policies.enter(person, tenant, { password: 'not the right one' })
    expect(wrong).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    expect(await fixture.call('switchTenant', { tenantSlug: tenant.slug }, person.envelope)).toMatchObject(refused)
    expect(await policies.renew(begun)).toMatchObject(refused)
    const logins = await fixture.database.admin`
      select failure_reason as reason from identity.login_history where user_id = ${person.id} order by at`
    expect(logins.map(({ reason }) => reason)).toContain(code)
  })

  it('does not say that it is inactive before the second factor is proved', async () => {
    const person = await aPersonWithTotp(fixture)
    const tenant = policies.aTenant(person, { isTenantActive: false })
    const { challenge } = await signInWith(fixture, person, { tenantSlug: tenant.slug })
    expect(challenge).toBeTypeOf('string')
    const input = { challenge, method: 'TOTP', code: codeOf(fixture, person.secret) }
    expect((await call(fixture, 'completeSignIn', input)).code).toBe('TENANT_NOT_ACTIVE')
    fixture.clock.move(30_000)
  })

  it('accepts sign-in and refresh only from its allowed addresses', async () => {
    const person = await fixture.aPerson()
    const ipRestrictions = { enabled: true, allowedIPs: ['198.51.100.7'], allowedRanges: [], blockList: [] }
    const tenant = policies.aTenant(person, { ipRestrictions })
    expect((await policies.enter(person, tenant)).code).toBe('ADDRESS_REFUSED')
    const begun = await policies.enter(person, tenant, {}, from('::ffff:198.51.100.7'))
    expect(begun.__typename).toBe('SignedIn')
    expect((await policies.renew(begun)).code).toBe('ADDRESS_REFUSED')
    expect((await policies.renew(begun, from('198.51.100.7'))).__typename).toBe('SignedIn')
  })
})
