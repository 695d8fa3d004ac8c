// The sessions of a person: which are live, how they end, and who may end them.
import { randomUUID } from 'node:crypto'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { callerOf, claimsOf, type Fixture, type Outcome, openFixture, type Person, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

type Node = Readonly<Record<string, unknown>> & { readonly id: string }
const shown = 'id current tenantId device ipAddress createdAt lastActivityAt authenticatedAt expiresAt isRestricted'
const listText = `query ($first: Int, $after: String) { viewer { sessions(first: $first, after: $after) {
  nodes { ${shown} mfaGrace { loginsLeft } actor { id } } pageInfo { hasNextPage endCursor } } } }`
type List = { viewer: { sessions: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }
const pageOf = async ({ envelope }: Pick<Person, 'envelope'>, args = {}) =>
  (await fixture.subgraph.ask<List>(listText, args, envelope)).viewer.sessions
const idsOf = async (person: Pick<Person, 'envelope'>) => (await pageOf(person)).nodes.map(({ id }) => id)
const sid = ({ signedIn }: Pick<Person, 'signedIn'>) => claimsOf(signedIn.accessToken).sid

/** Another session of a person, as `envelope` and `sid`. */
const again = async (person: Person, tenantSlug?: string) =>
  callerOf(await fixture.call('signIn', { email: person.email, password, ...(tenantSlug && { tenantSlug }) }))

type Ended = Outcome & { readonly id?: string; readonly count?: number }
const problem = '__typename ... on Problem { message code path }'
const end = async (person: Pick<Person, 'envelope'>, sessionId: string) => {
  const text = `mutation ($input: EndSessionInput!) { outcome: endSession(input: $input) { ${problem} ... on SessionEnded { id } } }`
  return (await fixture.subgraph.ask<{ outcome: Ended }>(text, { input: { sessionId } }, person.envelope)).outcome
}
const endOthers = async (person: Pick<Person, 'envelope'>) => {
  const text = `mutation { outcome: endOtherSessions { ${problem} ... on SessionsEnded { count } } }`
  return (await fixture.subgraph.ask<{ outcome: Ended }>(text, {}, person.envelope)).outcome
}
const endOfText = `mutation ($input: EndUserSessionsInput!) {
  outcome: endUserSessions(input: $input) { ${problem} ... on SessionsEnded { count } } }`
const endOf = async (userId: string, envelope: Envelope) =>
  (await fixture.subgraph.ask<{ outcome: Ended }>(endOfText, { input: { userId } }, envelope)).outcome

/** An administrator who signed in a moment ago, by the clock of the fixture. */
const anAdmin = (who: { tenantId?: string; grants: string[] }): Envelope => {
  const envelope = envelopeOf({ userId: randomUUID(), ...who })
  const authTime = Math.floor(fixture.clock.now().getTime() / 1000)
  return { ...envelope, viewer: { ...envelope.viewer!, authTime } }
}

describe('the list of sessions', () => {
  it('shows the live sessions of the person, newest first, and marks the current one', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    fixture.clock.move(minutes(1))
    const second = await again(person, tenant.slug)
    const third = await again(person)
    await end(person, third.sid)
    await fixture.aPerson()
    const { nodes } = await pageOf(second)
    const common = { device: 'vitest', ipAddress: '192.0.2.1', isRestricted: false, mfaGrace: null, actor: null }
    expect(nodes).toMatchObject([
      { ...common, id: second.sid, current: true, tenantId: tenant.id },
      { ...common, id: sid(person), current: false, tenantId: null },
    ])
    const [newest, oldest] = nodes.map((node) => Date.parse(String(node.createdAt)))
    expect(newest! - oldest!).toBe(minutes(1))
    const first = await pageOf(person, { first: 1 })
    expect(first.pageInfo.hasNextPage).toBe(true)
    const rest = await pageOf(person, { first: 1, after: first.pageInfo.endCursor })
    expect(rest.nodes.map(({ id }) => id)).toEqual([sid(person)])
    fixture.clock.move(days(7))
    expect(await idsOf(person)).toEqual([])
  })

  it('has the same fields as viewer.session and as the session that sign-in returns', async () => {
    const person = await fixture.aPerson()
    const text = `{ viewer { session { ${shown} actor { id } } } }`
    const asked = await fixture.subgraph.ask<{ viewer: { session: Node } }>(text, {}, person.envelope)
    expect(asked.viewer.session).toMatchObject({ id: sid(person), current: true, tenantId: null, actor: null })
    const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken deviceToken session { ${shown} } } } }`
    type SignIn = { signIn: { accessToken: string; deviceToken: null; session: Node } }
    const { signIn: begun } = await fixture.subgraph.ask<SignIn>(
      signIn,
      { input: { email: person.email, password } },
      {
        ...person.envelope,
        viewer: null,
      },
    )
    expect(begun.session).toMatchObject({ id: claimsOf(begun.accessToken).sid, current: false, isRestricted: false })
    expect(begun.deviceToken).toBeNull()
  })

  it('shows who impersonates the person, also a user from outside the tenant', async () => {
    const [person, actor] = [await fixture.aPerson(), await fixture.aPerson({ firstName: 'Otto' })]
    await fixture.database.admin`update identity.sessions set actor_id = ${actor.id} where id = ${sid(person)}`
    const text = '{ viewer { sessions { nodes { actor { id email profile { firstName } } } } } }'
    const running = await fixture.subgraph.running.execute({ query: text }, person.envelope)
    expect(running.data).toMatchObject({
      viewer: { sessions: { nodes: [{ actor: { id: actor.id, email: null, profile: { firstName: 'Otto' } } }] } },
    })
  })
})

describe('activity', () => {
  it('of a session is written at each refresh, of its person at most every five minutes', async () => {
    const person = await fixture.aPerson()
    const seen = async () => {
      const [row] = await fixture.database.admin`select s.last_activity_at as session, u.last_activity_at as person
        from identity.sessions s join identity.users u on u.id = s.user_id where s.id = ${sid(person)}`
      return { session: row!.session as Date, person: row!.person as Date | null }
    }
    const refresh = async (refreshToken: string) =>
      (await fixture.call('refreshSession', { refreshToken })).refreshToken
    const before = await seen()
    fixture.clock.move(minutes(1))
    const token = await refresh(person.signedIn.refreshToken)
    const first = await seen()
    expect(first.session.getTime() - before.session.getTime()).toBe(minutes(1))
    expect(first.person).toEqual(first.session)
    fixture.clock.move(minutes(4))
    const next = await refresh(token)
    expect((await seen()).person).toEqual(first.person)
    fixture.clock.move(minutes(2))
    await refresh(next)
    const last = await seen()
    expect(last.person).toEqual(last.session)
  })
})

describe('a person', () => {
  it('ends one of their sessions, once', async () => {
    const person = await fixture.aPerson()
    const other = await again(person)
    expect(await end(person, other.sid)).toEqual({ __typename: 'SessionEnded', id: other.sid })
    expect(await idsOf(person)).toEqual([sid(person)])
    expect(await end(person, other.sid)).toMatchObject({ __typename: 'NotFound', path: ['input', 'sessionId'] })
  })

  it('cannot end the session of another person, nor one that does not exist', async () => {
    const [person, stranger] = [await fixture.aPerson(), await fixture.aPerson()]
    for (const id of [sid(stranger), randomUUID(), 'none']) {
      expect(await end(person, id)).toMatchObject({ __typename: 'NotFound', path: ['input', 'sessionId'] })
    }
    expect(await idsOf(stranger)).toEqual([sid(stranger)])
  })

  it('ends all sessions but the present one, and their refresh tokens with them', async () => {
    const person = await fixture.aPerson()
    const signedIn = await fixture.call('signIn', { email: person.email, password })
    await again(person)
    const stranger = await fixture.aPerson()
    expect(await endOthers(person)).toEqual({ __typename: 'SessionsEnded', count: 2 })
    expect(await idsOf(person)).toEqual([sid(person)])
    expect(await idsOf(stranger)).toEqual([sid(stranger)])
    const { refreshToken } = signedIn
    expect(await fixture.call('refreshSession', { refreshToken })).toMatchObject({ code: 'INVALID_REFRESH_TOKEN' })
    expect(await endOthers(person)).toMatchObject({ count: 0 })
  })

  it('that begin while the others are ended are either ended or listed, and end with the next call', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const switches = Array.from({ length: 5 }, () =>
      fixture.call('switchTenant', { tenantSlug: tenant.slug }, person.envelope),
    )
    const [ended] = await Promise.all([endOthers(person), ...switches])
    const left = await idsOf(person)
    expect(left).toContain(sid(person))
    expect(left.length + ended.count!).toBe(6)
    expect(await endOthers(person)).toMatchObject({ count: left.length - 1 })
    expect(await idsOf(person)).toEqual([sid(person)])
  })
})

describe('an administrator', () => {
  const write = ['identity.people:write']
  it('of a tenant ends the sessions of a member in that tenant alone', async () => {
    const person = await fixture.aPerson()
    const [tenant, other] = [fixture.aTenant(person), fixture.aTenant(person)]
    const [inTenant, elsewhere] = [await again(person, tenant.slug), await again(person, other.slug)]
    const admin = anAdmin({ tenantId: tenant.id, grants: write })
    expect(await endOf(person.id, admin)).toEqual({ __typename: 'SessionsEnded', count: 1 })
    expect(await idsOf(elsewhere)).toEqual([elsewhere.sid, sid(person)])
    const [entry] = await fixture.database.admin`select actor_id, details from identity.audit_log
      where target_id = ${inTenant.sid} order by id desc limit 1`
    expect(entry).toEqual({ actor_id: admin.viewer!.userId, details: { reason: 'ended_by_administrator' } })
  })

  it('of the platform ends all sessions of a user', async () => {
    const person = await fixture.aPerson()
    await again(person, fixture.aTenant(person).slug)
    const admin = anAdmin({ grants: ['platform.users:write'] })
    expect(await endOf(person.id, admin)).toMatchObject({ count: 2 })
    expect(await idsOf(person)).toEqual([])
    for (const id of [randomUUID(), 'none']) {
      expect(await endOf(id, admin)).toMatchObject({ __typename: 'NotFound', path: ['input', 'userId'] })
    }
  })

  it('of a tenant finds no user who is not a member', async () => {
    const [person, stranger] = [await fixture.aPerson(), await fixture.aPerson()]
    const admin = anAdmin({ tenantId: fixture.aTenant(person).id, grants: write })
    for (const id of [stranger.id, randomUUID(), 'none']) {
      expect(await endOf(id, admin)).toMatchObject({ __typename: 'NotFound', path: ['input', 'userId'] })
    }
    expect(await idsOf(stranger)).toEqual([sid(stranger)])
  })

  it('needs the permission first, and a fresh proof of identity then', async () => {
    const person = await fixture.aPerson()
    const tenant = fixture.aTenant(person)
    const refused = (grants: string[], age: number) => {
      const envelope = envelopeOf({ userId: person.id, tenantId: tenant.id, grants })
      const authTime = Math.floor(fixture.clock.now().getTime() / 1000) - age
      const stale = { ...envelope, viewer: { ...envelope.viewer!, authTime } }
      return fixture.subgraph.refused(endOfText, { input: { userId: person.id } }, stale)
    }
    expect(await refused(['*.*:read'], 601)).toEqual(['FORBIDDEN'])
    expect(await refused(write, 601)).toEqual(['STEP_UP_REQUIRED'])
    expect(await refused(write, 600)).toEqual([])
  })
})
