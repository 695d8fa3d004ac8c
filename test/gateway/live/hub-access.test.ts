// Rights that change while events are shared, and limits of subscriptions.
import { setTimeout as pause } from 'node:timers/promises'
import { tooManyFields } from '@quintet/gateway/limits/limits.ts'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { code, range, receives, settled } from '../../support/clients/live-subscribers.ts'
import { type Scoring, scored, startScoring, type TestSubscriber } from '../../support/quintet/scoring.ts'

let fixture: Scoring
let isUnavailable = false
beforeEach(async () => {
  isUnavailable = false
  fixture = await startScoring(() => isUnavailable)
})
afterEach(() => fixture.stop())

const incomes = scored.replace('name', 'name income')

describe('a personal subscription', () => {
  const query = scored.replace('scored(', 'ownScored(')

  it('shares no stream with another user, and one with the same', async () => {
    const owner = fixture.subscribe({}, { userId: 'a', query })
    const stranger = fixture.subscribe({}, { userId: 'b', query })
    const again = fixture.subscribe({}, { userId: 'a', query })
    await settled()
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
    fixture.score(2)
    for (const each of [owner, stranger, again]) await receives(each, range(1, 2))
  })

  it('of another user beside the owner gets no event', async () => {
    fixture.strangers.add('b')
    const owner = fixture.subscribe({}, { userId: 'a', query })
    const stranger = fixture.subscribe({}, { userId: 'b', query })
    await settled()
    fixture.score(2)
    await receives(owner, range(1, 2))
    await expect.poll(() => code(stranger)).toBe('NOT_FOUND')
    expect(stranger.events).toEqual([])
  })

  it('of a service account shares no stream with another one, which may be a stranger', async () => {
    for (const machine of ['a', 'b']) fixture.machines.add(machine)
    fixture.strangers.add('b')
    const owner = fixture.subscribe({}, { userId: 'a', query })
    const stranger = fixture.subscribe({}, { userId: 'b', query })
    await settled()
    fixture.score(2)
    await receives(owner, range(1, 2))
    await expect.poll(() => code(stranger)).toBe('NOT_FOUND')
    expect(stranger.events).toEqual([])
  })

  it.each([
    ['its caller', { tenantId: 'acme', userId: 'b', sessionId: null }],
    ['the owner', { tenantId: 'acme', userId: 'a', sessionId: null }],
    ['the whole tenant', { tenantId: 'acme', userId: null, sessionId: null }],
    ['another’s account', { tenantId: null, userId: 'c', sessionId: null }],
    ['what may have been missed', 'all' as const],
  ])(
    'is checked again after a change of access of %s, and a subscriber who keeps the right misses nothing',
    async (_, what) => {
      const owner = fixture.subscribe({}, { userId: 'a', query })
      const friend = fixture.subscribe({}, { userId: 'b', query })
      await settled()
      fixture.score(2)
      await receives(friend, range(1, 2))
      fixture.strangers.add('b')
      fixture.notify(what)
      fixture.score(2)
      await receives(owner, range(1, 4))
      await expect.poll(() => code(friend)).toBe('NOT_FOUND')
      expect(friend.cursors).toEqual(range(1, 2))
    },
  )

  it('begins no other stream after a change in another tenant, or of another’s session', async () => {
    const owner = fixture.subscribe({}, { userId: 'a', query })
    await settled()
    fixture.notify({ tenantId: 'globex', userId: 'b', sessionId: null })
    fixture.notify({ tenantId: null, userId: null, sessionId: 'of another' })
    await settled()
    fixture.score(1)
    await receives(owner, range(1, 1))
    expect(fixture.streams.ever).toBe(1)
  })
})

describe('a change of rights', () => {
  const change = { tenantId: 'acme', userId: 'a', sessionId: null }

  it('holds events back until the rights are known, and loses none', async () => {
    const one = fixture.subscribe({}, { userId: 'a' })
    const other = fixture.subscribe({}, { userId: 'b' })
    await settled()
    isUnavailable = true
    fixture.notify(change)
    isUnavailable = false
    fixture.score(2)
    await receives(other, range(1, 2))
    await receives(one, range(1, 2))
    isUnavailable = true
    fixture.notify(change)
    await pause(20)
    fixture.score(2)
    await pause(50)
    expect(one.cursors).toEqual(range(1, 2))
    isUnavailable = false
    await receives(one, range(1, 4))
    await receives(other, range(1, 4))
  })

  it('sends all events after many were missed while the rights were unknown', async () => {
    fixture.score(3_000)
    let isBegun = false
    // From the first delivery on.
    const take = () => {
      if (isBegun) return true
      isBegun = isUnavailable = true
      setTimeout(() => fixture.notify('all'), 100)
      setTimeout(() => (isUnavailable = false), 400)
      return true
    }
    const one = fixture.subscribe({ after: 'c0' }, { userId: 'a', take })
    await expect.poll(() => one.cursors.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3_000)
    expect(one.cursors).toEqual(range(1, 3_000))
    expect(one.outcome()).toBeUndefined()
  })

  it('ends a subscription whose session has ended, and no other', async () => {
    const one = fixture.subscribe({}, { userId: 'a' })
    const other = fixture.subscribe({}, { userId: 'b' })
    await settled()
    fixture.grant('a', null)
    fixture.notify(change)
    fixture.score()
    await receives(other, ['c1'])
    expect(code(one)).toBe('UNAUTHENTICATED')
    expect(one.events).toEqual([])
  })

  it('moves a subscription to the stream of its new rights', async () => {
    const query = scored.replace('name', 'income')
    fixture.grant('b', ['people.incomes:read'])
    const [one, other] = [fixture.subscribe({}, { userId: 'a', query }), fixture.subscribe({}, { userId: 'b', query })]
    await settled()
    for (const [i, grants] of [[], ['people.incomes:read'], []].entries()) {
      fixture.grant('a', grants)
      fixture.notify(change)
      await expect.poll(fixture.subscriptions.stats).toMatchObject({ subscribers: 2, upstreams: 2 - grants.length })
      fixture.score()
      for (const each of [one, other]) await receives(each, range(1, i + 1))
    }
    const incomesOf = (subscriber: TestSubscriber) => subscriber.events.map(({ data }) => data.scored.person.income)
    expect(incomesOf(one)).toEqual([null, 40_000, null])
    expect(incomesOf(other)).toEqual([40_000, 40_000, 40_000])
  })

  it('of one user does not affect the events of others, also before it is reported', async () => {
    const query = scored.replace('name', 'income')
    for (const userId of ['a', 'b']) fixture.grant(userId, ['people.incomes:read'])
    const [one, other] = ['a', 'b'].map((userId) => fixture.subscribe({}, { userId, query }))
    await settled()
    expect(fixture.streams.ever).toBe(1)
    // The first subscriber: events must not be joined with their new rights.
    fixture.grant('a', [])
    fixture.score()
    await receives(other!, ['c1'])
    expect(other!.events[0]).toMatchObject({ data: { scored: { person: { income: 40_000 } } } })
    fixture.cut()
    fixture.grant('b', [])
    fixture.score()
    // The stream has tried to reconnect meanwhile.
    await pause(400)
    // No subscriber has the rights of this stream any more: it waits until their new rights are known.
    expect(other!.cursors).toEqual(['c1'])
    fixture.notify('all')
    for (const subscriber of [one!, other!]) await receives(subscriber, range(1, 2))
    expect(other!.events[1].data.scored.person).toEqual({ income: null })
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 2, upstreams: 1 })
  })

  it('ends one subscription alone when its variant cannot be made', async () => {
    for (const userId of ['a', 'b']) fixture.grant(userId, ['people.incomes:read'])
    const [one, other] = ['a', 'b'].map((userId) => fixture.subscribe({}, { userId, query: incomes }))
    await settled()
    const operation = fixture.federation.operations.of(incomes, undefined)
    const { variantFor } = operation
    const tooMany = tooManyFields(1)
    onTestFinished(() => void Object.assign(operation, { variantFor }))
    const failing: typeof variantFor = async (subject) => {
      if (subject.grants.length === 0) throw tooMany
      return variantFor(subject)
    }
    Object.assign(operation, { variantFor: failing })
    // The first subscriber, whose rights are read first.
    fixture.grant('a', [])
    fixture.score()
    await receives(other!, ['c1'])
    fixture.notify(change)
    await expect.poll(() => code(one!)).toBe(tooMany.extensions.code)
    fixture.score()
    await receives(other!, range(1, 2))
    expect(other!.outcome()).toBeUndefined()
    // The last subscriber gets the error even though no change is reported.
    fixture.grant('b', [])
    fixture.score()
    await expect.poll(() => code(other!)).toBe(tooMany.extensions.code)
  })

  it('loses no event when the subscription began while the source was opening', async () => {
    fixture.delay(1_200)
    const one = fixture.subscribe({}, { userId: 'a', query: incomes })
    await expect.poll(() => fixture.streams.open, { timeout: 5_000 }).toBe(1)
    fixture.delay(20)
    await settled()
    fixture.grant('a', ['people.incomes:read'])
    fixture.notify(change)
    // Between the old stream and the new one.
    fixture.score()
    await expect.poll(() => fixture.streams.ever).toBeGreaterThan(1)
    fixture.score()
    await receives(one, range(1, 2))
  })

  it('and back, while many clients resume, sends no event twice', async () => {
    const keeper = fixture.subscribe({}, { userId: 'keeper', query: incomes })
    await settled()
    fixture.score(5)
    await receives(keeper, range(1, 5))
    fixture.delay(500)
    // As many as may open at a time.
    for (let i = 0; i < 32; i++) fixture.subscribe({ board: `board ${i}`, after: 'c0' }, { userId: 'x' })
    await settled()
    const one = fixture.subscribe({ after: 'c0' }, { userId: 'a', query: incomes })
    for (const grants of [['people.incomes:read'], []]) {
      await settled()
      fixture.grant('a', grants)
      fixture.notify(change)
    }
    await expect.poll(() => one.cursors.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(5)
    await pause(700)
    fixture.score()
    await receives(one, range(1, 6))
  }, 20_000)

  it('keeps the stream when the same fields are refused by a new variant', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `secret${i}`)
    const query = scored.replace('name', names.join(' '))
    const subscriber = fixture.subscribe({}, { userId: 'a', query })
    await settled()
    // More sets of rights than an operation caches.
    for (let mask = 1; mask < 80; mask++) {
      const userId = `user ${mask}`
      const grants = names.flatMap((name, i) => ((mask >> i) & 1 ? [`people.${name}:read`] : []))
      fixture.grant(userId, grants)
      const passing = fixture.subscribe({ board: `board ${mask}` }, { userId, query })
      await pause(5)
      passing.stop()
    }
    // The same rights as before, and no change is reported.
    fixture.grant('a', [])
    fixture.score()
    await receives(subscriber, ['c1'])
    expect(fixture.streams.ever).toBe(80)
  }, 20_000)

  it('keeps the upstream for the others when it ends the first subscriber', async () => {
    const one = fixture.subscribe({}, { userId: 'a' })
    const other = fixture.subscribe({}, { userId: 'b' })
    await settled()
    fixture.grant('a', null)
    fixture.notify(change)
    await expect.poll(() => code(one)).toBe('UNAUTHENTICATED')
    fixture.cut()
    fixture.score(2)
    await receives(other, range(1, 2))
  })
})

describe('limits of subscriptions', () => {
  it('refuse subscriptions beyond those of one viewer and of all, and keep the active ones', async () => {
    const small = await startScoring(undefined, { subscriptions: 3, subscriptionsPerViewer: 2 })
    const subscribe = (userId: string) => small.subscribe({}, { userId })
    const running = [subscribe('a'), subscribe('a'), subscribe('b')]
    expect(code(subscribe('a'))).toBe('RATE_LIMITED')
    expect(code(subscribe('c'))).toBe('RATE_LIMITED')
    await settled()
    small.score()
    for (const subscriber of running) await receives(subscriber, ['c1'])
    running[0]!.stop()
    expect(code(subscribe('c'))).toBeUndefined()
    running[2]!.stop()
    // A session that ends before the first event frees its place.
    small.grant('d', null)
    const ended = subscribe('d')
    await expect.poll(() => code(ended)).toBe('UNAUTHENTICATED')
    expect(code(subscribe('a'))).toBeUndefined()
    expect(small.outcomes).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'ok', 'ok', 'UNAUTHENTICATED'])
    await small.stop()
  })
})
