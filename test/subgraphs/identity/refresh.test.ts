import { randomBytes, randomUUID } from 'node:crypto'
import { decideRefresh } from '@quintet/identity/sessions/rules.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { days, minutes, seconds } from '../../support/clock.ts'
import { untilWaiting } from '../../support/database/database.ts'
import {
  anonymous,
  callerOf,
  claimsOf,
  type Fixture,
  type Outcome,
  openFixture,
  type Person,
  password,
  service,
} from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const refresh = (refreshToken: string) => fixture.call('refreshSession', { refreshToken })
const stale = { __typename: 'NotAllowed', code: 'INVALID_REFRESH_TOKEN' }
const tokenOf = (person: Person) => person.signedIn.refreshToken
const rowOf = async (person: Person) => {
  const { sid } = claimsOf(person.signedIn.accessToken)
  const [row] = await fixture.database.admin<{ counter: number; reason: string | null }[]>`
    select counter, revoke_reason as reason from identity.sessions where id = ${sid}`
  return row!
}
const isLive = async (person: Person) => {
  const ids = [claimsOf(person.signedIn.accessToken).sid]
  const text = 'query ($ids: [ID!]!) { sessionStates(ids: $ids) { isLive } }'
  const { sessionStates } = await fixture.subgraph.ask<{ sessionStates: { isLive: boolean }[] }>(text, { ids }, service)
  return sessionStates[0]!.isLive
}

describe('refreshing', () => {
  it('renews the same session in the same tenant with another token', async () => {
    const person = await fixture.aPerson()
    const renewed = await refresh(tokenOf(person))
    expect(renewed.__typename).toBe('SignedIn')
    expect(renewed.refreshToken).not.toBe(tokenOf(person))
    const [before, after] = [claimsOf(person.signedIn.accessToken), claimsOf(renewed.accessToken)]
    expect([after.sub, after.sid, after.tid]).toEqual([before.sub, before.sid, before.tid])
    expect((await refresh(renewed.refreshToken)).__typename).toBe('SignedIn')
    expect((await rowOf(person)).counter).toBe(2)
  })

  it.each([
    ['at once', 0],
    ['10 s later', seconds(10)],
  ])('returns the same successor for a token that is used again %s', async (_, wait) => {
    const person = await fixture.aPerson()
    const { refreshToken } = await refresh(tokenOf(person))
    fixture.clock.move(wait)
    expect((await refresh(tokenOf(person))).refreshToken).toBe(refreshToken)
    expect((await rowOf(person)).counter).toBe(1)
    expect((await refresh(refreshToken)).__typename).toBe('SignedIn')
  })

  it('treats a token as stolen when it is used again after 10 s: the session ends for both holders', async () => {
    const person = await fixture.aPerson()
    const { refreshToken } = await refresh(tokenOf(person))
    fixture.clock.move(seconds(10) + 1)
    expect(await refresh(tokenOf(person))).toMatchObject(stale)
    expect(await refresh(refreshToken)).toMatchObject(stale)
    expect(await isLive(person)).toBe(false)
    expect((await rowOf(person)).reason).toBe('refresh_reuse')
  })

  it('treats a token that was replaced twice as stolen, however recent', async () => {
    const person = await fixture.aPerson()
    const { refreshToken } = await refresh(tokenOf(person))
    await refresh(refreshToken)
    expect(await refresh(tokenOf(person))).toMatchObject(stale)
    expect(await isLive(person)).toBe(false)
  })

  it('leaves a person’s other sessions alone when one is stolen', async () => {
    const person = await fixture.aPerson()
    const other = await fixture.call('signIn', { email: person.email, password })
    await refresh(tokenOf(person))
    fixture.clock.move(minutes(1))
    await refresh(tokenOf(person))
    expect((await refresh(other.refreshToken)).__typename).toBe('SignedIn')
  })

  it('ends the sessions begun from a stolen session, but not the one that it was begun from', async () => {
    const first = await fixture.aPerson()
    const tenants = [fixture.aTenant(first), fixture.aTenant(first), fixture.aTenant(first)]
    const line = [first.signedIn]
    for (const { slug } of tenants) {
      line.push(await fixture.call('switchTenant', { tenantSlug: slug }, callerOf(line.at(-1)!).envelope))
    }
    const { refreshToken } = line[1]!
    await refresh(refreshToken)
    fixture.clock.move(minutes(1))
    expect(await refresh(refreshToken)).toMatchObject(stale)
    const live = await Promise.all(line.map((signedIn) => isLive({ ...first, signedIn })))
    expect(live).toEqual([true, false, false, false])
    expect((await refresh(line[0]!.refreshToken)).__typename).toBe('SignedIn')
    expect(await refresh(line[3]!.refreshToken)).toMatchObject(stale)
    const ended = await fixture.database.admin`
      select session_id from identity.access_changes where session_id = any(${line.map((each) => callerOf(each).sid)})`
    expect(ended).toHaveLength(3)
  })

  it('ends a stolen session and a stolen child of it at once, in whatever order their rows are found', async () => {
    const { admin, name } = fixture.database
    const first = await fixture.aPerson()
    const line = [first.signedIn]
    for (const { slug } of [fixture.aTenant(first), fixture.aTenant(first)]) {
      line.push(await fixture.call('switchTenant', { tenantSlug: slug }, callerOf(line.at(-1)!).envelope))
    }
    // An update moves the child's row behind that of its own child, and one process reads rows in table order.
    for (const { refreshToken } of line.slice(0, 2)) await refresh(refreshToken)
    const settings = ['indexscan', 'bitmapscan'].map((scan) => `alter database ${name} set enable_${scan} = off;`)
    await admin.unsafe(settings.join(''))
    const other = await fixture.startAnother()
    const text = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ... on Problem { code } } }'
    const reuse = ({ refreshToken }: Outcome) => other.ask(text, { input: { refreshToken } }, anonymous)
    fixture.clock.move(minutes(1))
    const both = await admin
      .begin(async (sql) => {
        await sql`select from identity.sessions where id = ${callerOf(line[2]!).sid} for update`
        const parent = reuse(line[0]!)
        await untilWaiting(admin, 1)
        const child = reuse(line[1]!)
        await untilWaiting(admin, 2)
        return { ended: Promise.all([parent, child]) }
      })
      .then(({ ended }) => ended)
      .finally(() => admin.unsafe(`alter database ${name} reset all`))
    expect(both).toEqual(Array(2).fill({ refreshSession: { code: stale.code } }))
    const live = await Promise.all(line.map((signedIn) => isLive({ ...first, signedIn })))
    expect(live).toEqual([false, false, false])
  })

  it('twenty times at once, in two processes, succeeds twenty times with one rotation and one successor', async () => {
    const person = await fixture.aPerson()
    const other = await fixture.startAnother()
    const text = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
      __typename ... on SignedIn { refreshToken } } }`
    const input = { refreshToken: tokenOf(person) }
    const refreshIn = async (subgraph: typeof other) =>
      (await subgraph.ask<{ refreshSession: Outcome }>(text, { input }, person.envelope)).refreshSession
    // All of them wait for the session's row before any may proceed.
    const all = await fixture.database.admin
      .begin(async (sql) => {
        await sql`select from identity.sessions where id = ${claimsOf(person.signedIn.accessToken).sid} for update`
        const begun = Array.from({ length: 20 }, (_, i) => refreshIn(i % 2 === 0 ? fixture.subgraph : other))
        await untilWaiting(fixture.database.admin, 20)
        return { begun: Promise.all(begun) }
      })
      .then(({ begun }) => begun)
    expect(all.map(({ __typename }) => __typename)).toEqual(Array(20).fill('SignedIn'))
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1)
    expect((await rowOf(person)).counter).toBe(1)
  })
})

describe('a forged refresh token', () => {
  const forgeries: [string, (token: string, other: string) => string][] = [
    ['is empty', () => ''],
    ['has no signature', (token) => token.slice(0, token.lastIndexOf('.'))],
    ['has an empty signature', (token) => token.slice(0, token.lastIndexOf('.') + 1)],
    ['has another signature', (token) => `${token.slice(0, token.lastIndexOf('.') + 1)}${'A'.repeat(43)}`],
    [
      'has another session’s signature',
      (token, other) => [...token.split('.').slice(0, 2), other.split('.')[2]].join('.'),
    ],
    ['claims another session', (token, other) => [other.split('.')[0], ...token.split('.').slice(1)].join('.')],
    ['claims a later number', (token) => token.replace('.0.', '.1.')],
    ['writes its number in another form', (token) => token.replace('.0.', '.00.')],
    ['claims a negative number', (token) => token.replace('.0.', '.-1.')],
    ['has one part too many', (token) => `${token}.x`],
    ['names no session', () => `${randomUUID()}.0.${randomBytes(32).toString('base64url')}`],
    ['names an invalid id', (token) => `x.${token.split('.').slice(1).join('.')}`],
    ['holds NUL', (token) => `${token}\0`],
  ]
  it.each(forgeries)('that %s is refused, and harms no session', async (_, forge) => {
    const [person, other] = [await fixture.aPerson(), await fixture.aPerson()]
    expect(await refresh(forge(tokenOf(person), tokenOf(other)))).toMatchObject(stale)
    expect((await refresh(tokenOf(person))).__typename).toBe('SignedIn')
    expect((await refresh(tokenOf(other))).__typename).toBe('SignedIn')
  })

  it('cannot be made from the rows of other sessions, as each has its own key and none holds a token', async () => {
    const person = await fixture.aPerson()
    const rows = await fixture.database.admin`select to_jsonb(s)::text as text from identity.sessions s`
    expect(rows.some(({ text }) => text.includes(tokenOf(person)))).toBe(false)
    const keys = await fixture.database.admin`select distinct hmac_key, length(hmac_key) as size from identity.sessions`
    expect(keys).toHaveLength(rows.length)
    expect(new Set(keys.map(({ size }) => size))).toEqual(new Set([32]))
  })
})

describe('a session', () => {
  it('ends seven days after it began, however often it was refreshed', async () => {
    const person = await fixture.aPerson()
    let token = tokenOf(person)
    for (let day = 0; day < 6; day++) {
      fixture.clock.move(days(1))
      token = (await refresh(token)).refreshToken
    }
    fixture.clock.move(days(1) - 1)
    const last = await refresh(token)
    expect(last.__typename).toBe('SignedIn')
    // The access token does not outlive its session.
    expect(claimsOf(last.accessToken).exp * 1000).toBeLessThanOrEqual(fixture.clock.now().getTime() + 1)
    fixture.clock.move(1)
    expect(await isLive(person)).toBe(false)
    expect(await refresh(last.refreshToken)).toMatchObject(stale)
  })

  it.each(['INACTIVE', 'SUSPENDED', 'DELETED'])('of a person who is %s is not renewed', async (status) => {
    const person = await fixture.aPerson()
    await fixture.database.admin`update identity.users set status = ${status} where id = ${person.id}`
    expect(await isLive(person)).toBe(false)
    expect(await refresh(tokenOf(person))).toMatchObject(stale)
  })

  it('that was signed out is not renewed, nor signed out again', async () => {
    const person = await fixture.aPerson()
    expect(await fixture.signOut(person.envelope)).toMatchObject({
      __typename: 'SignedOut',
      endedAt: fixture.clock.now().toISOString(),
    })
    expect(await refresh(tokenOf(person))).toMatchObject(stale)
    expect(await isLive(person)).toBe(false)
    expect(await fixture.signOut(person.envelope)).toMatchObject({ __typename: 'NotFound', code: 'NOT_FOUND' })
  })

  it('goes on when the one that it was begun from is signed out', async () => {
    const person = await fixture.aPerson()
    const { refreshToken } = await fixture.call(
      'switchTenant',
      { tenantSlug: fixture.aTenant(person).slug },
      person.envelope,
    )
    await fixture.signOut(person.envelope)
    expect((await refresh(refreshToken)).__typename).toBe('SignedIn')
  })

  it('goes on when another of the same person is signed out', async () => {
    const person = await fixture.aPerson()
    const other = await fixture.call('signIn', { email: person.email, password })
    await fixture.signOut(callerOf(other).envelope)
    expect((await refresh(tokenOf(person))).__typename).toBe('SignedIn')
  })
})

describe('the decision on a refresh', () => {
  const rotated = new Date('2026-05-01T12:00:00Z')
  it.each([
    [7, 0, 'rotate'],
    [7, 100_000, 'rotate'],
    [6, 0, 'repeat'],
    [6, 10_000, 'repeat'],
    [6, 10_001, 'reuse'],
    [5, 0, 'reuse'],
    [0, 0, 'reuse'],
    [8, 0, 'reuse'],
  ])('for token %i of 7, %i ms after the rotation, is %s', (presented, wait, decision) => {
    expect(decideRefresh(presented, 7, rotated, new Date(rotated.getTime() + wait))).toBe(decision)
  })
})
