// Shared streams: which subscriptions share one, slow clients, and replaced supergraphs.
import { setTimeout as pause } from 'node:timers/promises'
import type { LiveEvent } from '@quintet/gateway/live/channel.ts'
import type { LoadedGraph } from '@quintet/gateway/pipeline/graph.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { code, range, receives, settled } from '../../support/clients/live-subscribers.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let fixture: Scoring
let isUnavailable = false
beforeEach(async () => {
  isUnavailable = false
  fixture = await startScoring(() => isUnavailable)
})
afterEach(() => fixture.stop())

describe('subscriptions with the same events', () => {
  it('share one upstream, one execution and one text, for any users with the same rights', async () => {
    const texts = new Set<Buffer>()
    const take = (events: readonly LiveEvent[]) => {
      for (const { body } of events) texts.add(body)
      return true
    }
    const all = Array.from({ length: 50 }, (_, i) => fixture.subscribe({}, { userId: `user ${i}`, take }))
    await settled()
    fixture.score(3)
    for (const each of all) await receives(each, range(1, 3))
    expect(fixture.streams).toEqual({ open: 1, ever: 1 })
    expect(texts.size).toBe(3)
    expect(fixture.federation.asked).toHaveLength(1)
    expect(all[7]!.events[1]).toEqual({ data: { scored: { cursor: 'c2', value: 2, person: { name: 'Person 1' } } } })
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 50, upstreams: 1, deliveries: 150, slow: 0 })
  })

  it.each<[string, object, object]>([
    ['another tenant', {}, { tenantId: 'globex' }],
    ['other variables', { board: 'other' }, {}],
    ['another selection', {}, { query: scored.replace('value', '') }],
  ])('share no stream with those of %s', async (_, variables, options) => {
    const one = fixture.subscribe({}, { userId: 'a' })
    const two = fixture.subscribe(variables, { userId: 'a', ...options })
    await settled()
    fixture.score()
    await receives(one, ['c1'])
    await receives(two, ['c1'])
    expect(fixture.streams.ever).toBe(2)
  })

  it.each([
    ['fewer', 'a', 'b'],
    ['more', 'b', 'a'],
  ])(
    'share no stream with those of other rights: a second subscriber with %s rights gets their own fields',
    async (_, first, second) => {
      fixture.grant('a', ['people.incomes:read'])
      const query = scored.replace('name', 'income')
      const subscribers = new Map([first, second].map((userId) => [userId, fixture.subscribe({}, { userId, query })]))
      await settled()
      fixture.score()
      for (const subscriber of subscribers.values()) await receives(subscriber, ['c1'])
      expect(subscribers.get('a')!.events).toEqual([
        { data: { scored: { cursor: 'c1', value: 1, person: { income: 40_000 } } } },
      ])
      const [{ data, errors }] = subscribers.get('b')!.events
      expect(data.scored.person).toEqual({ income: null })
      expect(errors).toMatchObject([{ path: ['scored', 'person', 'income'], extensions: { code: 'FORBIDDEN' } }])
      const like = fixture.subscribe({ after: 'c0' }, { userId: 'like b', query })
      await receives(like, ['c1'])
      expect(like.events).toEqual(subscribers.get('b')!.events)
      expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
    },
  )

  it('share no stream where the variable of `after` is also used elsewhere', async () => {
    const query = scored.replace('name', 'said(word: $after)')
    fixture.score(3)
    const subscribers = ['c1', 'c2', 'c2'].map((after) => fixture.subscribe({ after }, { query }))
    await settled()
    fixture.score()
    for (const [i, from] of [2, 3, 3].entries()) await receives(subscribers[i]!, range(from, 4))
    expect(subscribers.map(({ events }) => events.at(-1).data.scored.person.said)).toEqual(['c1', 'c2', 'c2'])
    await expect.poll(() => fixture.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
  })

  it('share no stream between users when fields of the viewer are selected', async () => {
    const query = scored.replace('person', 'viewer')
    const subscribers = ['a', 'b', 'a'].map((userId) => fixture.subscribe({}, { userId, query }))
    await settled()
    fixture.score()
    for (const subscriber of subscribers) await receives(subscriber, ['c1'])
    expect(subscribers.map(({ events }) => events[0].data.scored.viewer.name)).toEqual(['a', 'b', 'a'])
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
  })

  it('get an error in each event while the subgraph that joins it is unavailable', async () => {
    const undo = fixture.federation.replace('people', async () => {
      // More events arrive meanwhile.
      await pause(50)
      throw new Error('unavailable')
    })
    const subscriber = fixture.subscribe()
    await settled()
    fixture.score(150)
    await receives(subscriber, range(1, 150))
    undo()
    const codes = subscriber.events.map(({ errors = [] }) =>
      errors.map(({ path, extensions }: Json) => `${path.join('.')} ${extensions.code}`),
    )
    expect(codes).toEqual(Array.from({ length: 150 }, () => ['scored.person.name UNAVAILABLE']))
  })

  it('close their streams when the last one ends', async () => {
    const all = Array.from({ length: 20 }, (_, i) => fixture.subscribe(i % 2 === 0 ? {} : { after: 'c0' }))
    await settled()
    fixture.score(2)
    for (const each of all) await receives(each, range(1, 2))
    for (const each of all) each.stop()
    await expect.poll(() => fixture.streams.open).toBe(0)
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 0, upstreams: 0 })
    const again = fixture.subscribe({ after: 'c1' })
    await receives(again, ['c2'])
  })

  it('get events of one turn in one delivery, joined by one fetch', async () => {
    const subscriber = fixture.subscribe()
    await settled()
    fixture.score(20)
    await receives(subscriber, range(1, 20))
    expect(subscriber.batches.length).toBeLessThanOrEqual(4)
    expect(fixture.federation.asked.length).toBe(subscriber.batches.length)
    const [first] = fixture.federation.asked
    expect((first as Json).variables.representations.length).toBeLessThanOrEqual(5)
  })

  it('get an error without a path from the joining fetch at the path of its fields', async () => {
    fixture.federation.replace('people', () => ({ errors: [refusal('FORBIDDEN', 'not for gateways')] }))
    const subscriber = fixture.subscribe({}, { query: scored.replace('name', 'town') })
    await settled()
    fixture.score(2)
    await receives(subscriber, range(1, 2))
    for (const { data, errors } of subscriber.events) {
      expect(data.scored.person).toEqual({ town: null })
      expect(errors).toMatchObject([{ path: ['scored', 'person'], extensions: { code: 'FORBIDDEN' } }])
    }
  })

  it('share a stream also for a field without a cursor', async () => {
    const query = 'subscription { ticked }'
    const [one, two] = [fixture.subscribe({}, { query }), fixture.subscribe({}, { query })]
    await settled()
    fixture.score()
    await expect.poll(() => [one.batches, two.batches]).toEqual([[1], [1]])
    expect(fixture.streams.ever).toBe(1)
    expect(one.cursors).toEqual([null])
  })
})

describe('a slow client', () => {
  it('gets SLOW_CONSUMER with the last cursor that it was sent, and does not delay others', async () => {
    let room = 3
    const take = (events: readonly LiveEvent[]) => {
      room -= events.length
      return room >= 0
    }
    const slow = fixture.subscribe({}, { userId: 'slow', take })
    const quick = fixture.subscribe({}, { userId: 'quick' })
    await settled()
    for (let i = 0; i < 3; i++) {
      fixture.score()
      await receives(quick, range(1, i + 1))
    }
    await receives(slow, range(1, 3))
    fixture.score(4)
    await receives(quick, range(1, 7))
    expect(code(slow)).toBe('SLOW_CONSUMER')
    expect(slow.outcome()?.[0]?.extensions.cursor).toBe('c3')
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 1, slow: 1 })
    const back = fixture.subscribe({ after: slow.outcome()?.[0]?.extensions.cursor })
    await receives(back, range(4, 7))
  })

  it('gets nothing more, also when it was slow to take cached events', async () => {
    const reader = fixture.subscribe()
    await settled()
    fixture.score(2)
    await receives(reader, range(1, 2))
    const slow = fixture.subscribe({ after: 'c1' }, { take: () => false })
    await expect.poll(() => code(slow)).toBe('SLOW_CONSUMER')
    fixture.score()
    await receives(reader, range(1, 3))
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 1, deliveries: 3, slow: 1 })
  })
})

/** A supergraph in which the test's operations are not valid. */
const withoutOperations = (): LoadedGraph => {
  const of = () => {
    throw new GraphQLError('gone')
  }
  return { ...fixture.graph, operations: { ...fixture.graph.operations, of } }
}

describe('a replaced supergraph', () => {
  it('continues subscriptions on the new one after their last event', async () => {
    const subscribers = [fixture.subscribe(), fixture.subscribe({ after: 'c0' })]
    await settled()
    fixture.score(3)
    for (const each of subscribers) await receives(each, range(1, 3))
    fixture.subscriptions.move({ ...fixture.graph })
    fixture.score(3)
    for (const each of subscribers) await receives(each, range(1, 6))
    await expect.poll(() => fixture.streams.open).toBe(1)
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 2, upstreams: 1 })
  })
  it('keeps the count of its deliveries and of its open upstreams', async () => {
    const subscriber = fixture.subscribe()
    await settled()
    fixture.score(3)
    await receives(subscriber, range(1, 3))
    const before = fixture.subscriptions.stats().deliveries
    for (let i = 0; i < 3; i++) {
      fixture.subscriptions.move({ ...fixture.graph })
      expect(fixture.subscriptions.stats()).toMatchObject({ deliveries: before + i, upstreams: 1 })
      fixture.score()
      await receives(subscriber, range(1, 4 + i))
      await expect.poll(() => fixture.streams.open).toBe(1)
      expect(fixture.subscriptions.stats()).toMatchObject({ deliveries: before + i + 1, subscribers: 1, upstreams: 1 })
    }
    subscriber.stop()
    await expect.poll(() => fixture.subscriptions.stats().upstreams).toBe(0)
  })
  it('ends subscriptions that are no longer valid', async () => {
    const subscriber = fixture.subscribe()
    await settled()
    fixture.subscriptions.move(withoutOperations())
    expect(subscriber.outcome()?.[0]?.message).toBe('gone')
    await expect.poll(() => fixture.streams.open).toBe(0)
  })
  it('refuses a subscription that was prepared before and is no longer valid', async () => {
    fixture.subscriptions.move(withoutOperations())
    const subscriber = fixture.subscribe()
    await settled()
    expect(subscriber.outcome()?.[0]?.message).toBe('gone')
    expect(fixture.outcomes).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(fixture.streams.ever).toBe(0)
  })
})
