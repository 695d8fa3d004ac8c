// What gateways ask: whether sessions are live, and which have ended.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days } from '../../support/clock.ts'
import { eventsOf, take } from '../../support/quintet/subgraph.ts'
import { anonymous, claimsOf, type Fixture, openFixture, type Person, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const statesText = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { id isLive } }'
const changesText = 'subscription { sessionAccessChanged { sessionId userId } }'
type Change = { sessionAccessChanged: { sessionId: string | null; userId: string | null } }
const sessionOf = (person: Person) => claimsOf(person.signedIn.accessToken).sid
const statesOf = async (...ids: string[]) => {
  const { sessionStates } = await fixture.subgraph.ask<{ sessionStates: { id: string; isLive: boolean }[] }>(
    statesText,
    { ids },
    service,
  )
  return sessionStates
}

describe('the state of a session', () => {
  it('is answered for each requested id, in order', async () => {
    const [one, two] = [await fixture.aPerson(), await fixture.aPerson()]
    await fixture.signOut(two.envelope)
    const ids = [sessionOf(two), randomUUID(), 'no id', sessionOf(one)]
    expect(await statesOf(...ids)).toEqual(ids.map((id, i) => ({ id, isLive: i === 3 })))
  })

  it('is not live after its expiry, nor while its user is suspended', async () => {
    const [expired, suspended] = [await fixture.aPerson(), await fixture.aPerson()]
    const isLive = async (person: Person) => (await statesOf(sessionOf(person)))[0]!.isLive
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${suspended.id}`
    expect([await isLive(expired), await isLive(suspended)]).toEqual([true, false])
    await fixture.database.admin`update identity.users set status = 'ACTIVE' where id = ${suspended.id}`
    expect(await isLive(suspended)).toBe(true)
    fixture.clock.move(days(7))
    expect([await isLive(expired), await isLive(suspended)]).toEqual([false, false])
  })

  it('lists the methods that its user can prove their identity by; backup codes count only beside TOTP', async () => {
    const { admin } = fixture.database
    const person = await fixture.aPerson()
    const methods = async () => {
      const text = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { methods isRestricted actorId clientId scopes } }'
      const answer = await fixture.subgraph.ask<{ sessionStates: object[] }>(
        text,
        { ids: [sessionOf(person)] },
        service,
      )
      return answer.sessionStates[0]
    }
    const plain = { isRestricted: false, actorId: null, clientId: null, scopes: null }
    expect(await methods()).toEqual({ ...plain, methods: ['PASSWORD'] })
    await admin`insert into identity.backup_codes (realm_id, id, user_id, slot, code_hash, created_at)
      values (${platformRealmId}, ${randomUUID()}, ${person.id}, 1, 'hash', now())`
    await admin`insert into identity.totp_secrets (realm_id, id, created_at) values (${platformRealmId}, ${person.id}, now())`
    expect(await methods()).toEqual({ ...plain, methods: ['PASSWORD'] })
    await admin`update identity.totp_secrets set enabled_at = now() where id = ${person.id}`
    expect(await methods()).toEqual({ ...plain, methods: ['PASSWORD', 'TOTP', 'BACKUP_CODE'] })
    await admin`update identity.users set password_hash = null, password_scheme = null where id = ${person.id}`
    await admin`insert into identity.passkeys (realm_id, id, user_id, credential_id, public_key, counter, transports, name,
      is_backup_eligible, is_backed_up, created_at) values (${platformRealmId}, ${randomUUID()}, ${person.id},
      ${person.id}, '', 0, '{}', 'a key', false, false, now())`
    expect(await methods()).toEqual({ ...plain, methods: ['TOTP', 'BACKUP_CODE', 'PASSKEY'] })
  })

  it('names the user who impersonates, and is not live while that user is not active', async () => {
    const { admin } = fixture.database
    const [person, actor] = [await fixture.aPerson(), await fixture.aPerson()]
    await admin`update identity.sessions set actor_id = ${actor.id}, is_restricted = true where id = ${sessionOf(person)}`
    const text = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { isLive isRestricted actorId } }'
    const state = async () =>
      (await fixture.subgraph.ask<{ sessionStates: object[] }>(text, { ids: [sessionOf(person)] }, service))
        .sessionStates[0]
    expect(await state()).toEqual({ isLive: true, isRestricted: true, actorId: actor.id })
    await admin`update identity.users set status = 'SUSPENDED' where id = ${actor.id}`
    expect(await state()).toMatchObject({ isLive: false })
  })

  it('is answered to services only', async () => {
    const person = await fixture.aPerson()
    const ids = [sessionOf(person)]
    const mighty = { ...person.envelope, tenantId: randomUUID(), grants: ['*.*:*'] }
    expect(await fixture.subgraph.refused(statesText, { ids }, mighty)).toEqual(['FORBIDDEN'])
    expect(await fixture.subgraph.refused(statesText, { ids }, anonymous)).toEqual(['UNAUTHENTICATED'])
  })
})

describe('the subscription to ended sessions', () => {
  /** Milliseconds until a subscriber is notified that a session has ended. */
  const notifiedAfter = async (subgraph: Parameters<typeof eventsOf>[0]) => {
    const person = await fixture.aPerson()
    const events = await eventsOf<Change>(subgraph, changesText, {}, service)
    try {
      await take(events, 1)
      await fixture.signOut(person.envelope)
      const began = performance.now()
      for (;;) {
        const [event] = await take(events, 1)
        if (event!.data!.sessionAccessChanged.sessionId === sessionOf(person)) return performance.now() - began
      }
    } finally {
      await events.return?.()
    }
  }

  // A machine may stall for a while; a lost notification costs a second at each try.
  it('reports them in the same process and in another at once', { retry: 2 }, async () => {
    expect(await notifiedAfter(fixture.subgraph as never)).toBeLessThan(900)
    const other = await fixture.startAnother()
    await pause(200)
    expect(await notifiedAfter(other as never)).toBeLessThan(900)
  })

  it('reports them even when every notification is lost', async () => {
    const deaf = await fixture.startAnother({ deaf: true })
    expect(await notifiedAfter(deaf as never)).toBeLessThan(15_000)
  })

  it('sends a heartbeat each second while no session ends', async () => {
    const events = await eventsOf<Change>(fixture.subgraph as never, changesText, {}, service)
    await take(events, 1)
    const began = performance.now()
    const heartbeats: Change[] = []
    while (heartbeats.length < 2) {
      const { sessionAccessChanged } = (await take(events, 1))[0]!.data!
      if (sessionAccessChanged.sessionId === null) heartbeats.push({ sessionAccessChanged })
    }
    const passed = performance.now() - began
    await events.return?.()
    expect(heartbeats).toEqual(Array(2).fill({ sessionAccessChanged: { sessionId: null, userId: null } }))
    expect(passed).toBeGreaterThan(900)
    expect(passed).toBeLessThan(15_000)
  })

  it('is open to services only', async () => {
    const person = await fixture.aPerson()
    const mighty = { ...person.envelope, tenantId: randomUUID(), grants: ['*.*:*'] }
    const codes = async (envelope: Person['envelope']) => {
      const result = await fixture.subgraph.running.subscribe({ query: changesText }, envelope)
      return 'errors' in result ? result.errors?.map(({ extensions }) => extensions.code) : 'served'
    }
    expect(await codes(mighty)).toEqual(['FORBIDDEN'])
    expect(await codes(anonymous)).toEqual(['UNAUTHENTICATED'])
  })
})
