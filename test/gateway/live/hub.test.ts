// Live fan-out: who shares what, and what becomes of those who do not read.
import { setTimeout as pause } from 'node:timers/promises'
import type { LiveEvent } from '@quintet/gateway/live/channel.ts'
import type { LoadedGraph } from '@quintet/gateway/pipeline/graph.ts'
import { refusal } from '@quintet/kit/wire/errors.ts'
import { GraphQLError } from 'graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { code, hears, range, settled } from '../../support/clients/live-subscribers.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let stage: Scoring
let isAway = false
beforeEach(async () => {
  isAway = false
  stage = await startScoring(() => isAway)
})
afterEach(() => stage.stop())

describe('subscriptions of the same', () => {
  it('share one upstream, one execution and one text, whoever asks', async () => {
    const texts = new Set<Buffer>()
    const take = (events: readonly LiveEvent[]) => {
      for (const { body } of events) texts.add(body)
      return true
    }
    const all = Array.from({ length: 50 }, (_, i) => stage.hear({}, { userId: `user ${i}`, take }))
    await settled()
    stage.score(3)
    for (const each of all) await hears(each, range(1, 3))
    expect(stage.streams).toEqual({ open: 1, ever: 1 })
    expect(texts.size).toBe(3)
    expect(stage.federation.asked).toHaveLength(1)
    expect(all[7]!.events[1]).toEqual({ data: { scored: { cursor: 'c2', value: 2, person: { name: 'Person 1' } } } })
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 50, upstreams: 1, deliveries: 150, slow: 0 })
  })

  it.each<[string, object, object]>([
    ['another tenant', {}, { tenantId: 'globex' }],
    ['other variables', { board: 'other' }, {}],
    ['another selection', {}, { query: scored.replace('value', '') }],
  ])('but not those of %s', async (_, variables, options) => {
    const one = stage.hear({}, { userId: 'a' })
    const two = stage.hear(variables, { userId: 'a', ...options })
    await settled()
    stage.score()
    await hears(one, ['c1'])
    await hears(two, ['c1'])
    expect(stage.streams.ever).toBe(2)
  })

  it.each([
    ['more', 'a', 'b'],
    ['less', 'b', 'a'],
  ])(
    'but not those of other rights: nobody is told %s than he may hear because another came first',
    async (_, first, second) => {
      stage.grant('a', ['people.incomes:read'])
      const query = scored.replace('name', 'income')
      const hearers = new Map([first, second].map((userId) => [userId, stage.hear({}, { userId, query })]))
      await settled()
      stage.score()
      for (const hearer of hearers.values()) await hears(hearer, ['c1'])
      expect(hearers.get('a')!.events).toEqual([
        { data: { scored: { cursor: 'c1', value: 1, person: { income: 40_000 } } } },
      ])
      const [{ data, errors }] = hearers.get('b')!.events
      expect(data.scored.person).toEqual({ income: null })
      expect(errors).toMatchObject([{ path: ['scored', 'person', 'income'], extensions: { code: 'FORBIDDEN' } }])
      const like = stage.hear({ after: 'c0' }, { userId: 'like b', query })
      await hears(like, ['c1'])
      expect(like.events).toEqual(hearers.get('b')!.events)
      expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
    },
  )

  it('but not where the variable that tells where to begin means more', async () => {
    const query = scored.replace('name', 'said(word: $after)')
    stage.score(3)
    const hearers = ['c1', 'c2', 'c2'].map((after) => stage.hear({ after }, { query }))
    await settled()
    stage.score()
    for (const [i, from] of [2, 3, 3].entries()) await hears(hearers[i]!, range(from, 4))
    expect(hearers.map(({ events }) => events.at(-1).data.scored.person.said)).toEqual(['c1', 'c2', 'c2'])
    await expect.poll(() => stage.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
  })

  it("but not those of two people who look at what is the viewer's own", async () => {
    const query = scored.replace('person', 'viewer')
    const hearers = ['a', 'b', 'a'].map((userId) => stage.hear({}, { userId, query }))
    await settled()
    stage.score()
    for (const hearer of hearers) await hears(hearer, ['c1'])
    expect(hearers.map(({ events }) => events[0].data.scored.viewer.name)).toEqual(['a', 'b', 'a'])
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 3, upstreams: 2 })
  })

  it('tell each event what it lacks, however many are joined at once while a subgraph is away', async () => {
    const undo = stage.federation.replace('people', async () => {
      // More events come meanwhile.
      await pause(50)
      throw new Error('away')
    })
    const hearer = stage.hear()
    await settled()
    stage.score(150)
    await hears(hearer, range(1, 150))
    undo()
    const told = hearer.events.map(({ errors = [] }) =>
      errors.map(({ path, extensions }: Json) => `${path.join('.')} ${extensions.code}`),
    )
    expect(told).toEqual(Array.from({ length: 150 }, () => ['scored.person.name UNAVAILABLE']))
  })

  it('leave nothing behind when the last one leaves', async () => {
    const all = Array.from({ length: 20 }, (_, i) => stage.hear(i % 2 === 0 ? {} : { after: 'c0' }))
    await settled()
    stage.score(2)
    for (const each of all) await hears(each, range(1, 2))
    for (const each of all) each.stop()
    await expect.poll(() => stage.streams.open).toBe(0)
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 0, upstreams: 0 })
    const again = stage.hear({ after: 'c1' })
    await hears(again, ['c2'])
  })

  it('hear events of one turn at once, joined by one fetch', async () => {
    const hearer = stage.hear()
    await settled()
    stage.score(20)
    await hears(hearer, range(1, 20))
    expect(hearer.batches.length).toBeLessThanOrEqual(4)
    expect(stage.federation.asked.length).toBe(hearer.batches.length)
    const [first] = stage.federation.asked
    expect((first as Json).variables.representations.length).toBeLessThanOrEqual(5)
  })

  it('hear that what joins them failed, where the error names no place', async () => {
    stage.federation.replace('people', () => ({ errors: [refusal('FORBIDDEN', 'not for gateways')] }))
    const hearer = stage.hear({}, { query: scored.replace('name', 'town') })
    await settled()
    stage.score(2)
    await hears(hearer, range(1, 2))
    for (const { data, errors } of hearer.events) {
      expect(data.scored.person).toEqual({ town: null })
      expect(errors).toMatchObject([{ path: ['scored', 'person'], extensions: { code: 'FORBIDDEN' } }])
    }
  })

  it('with no cursor in their field are shared too', async () => {
    const query = 'subscription { ticked }'
    const [one, two] = [stage.hear({}, { query }), stage.hear({}, { query })]
    await settled()
    stage.score()
    await expect.poll(() => [one.batches, two.batches]).toEqual([[1], [1]])
    expect(stage.streams.ever).toBe(1)
    expect(one.cursors).toEqual([null])
  })
})

describe('whoever does not read', () => {
  it('is ended with SLOW_CONSUMER and the last cursor that he was sent, and slows nobody', async () => {
    let room = 3
    const take = (events: readonly LiveEvent[]) => {
      room -= events.length
      return room >= 0
    }
    const slow = stage.hear({}, { userId: 'slow', take })
    const quick = stage.hear({}, { userId: 'quick' })
    await settled()
    for (let i = 0; i < 3; i++) {
      stage.score()
      await hears(quick, range(1, i + 1))
    }
    await hears(slow, range(1, 3))
    stage.score(4)
    await hears(quick, range(1, 7))
    expect(code(slow)).toBe('SLOW_CONSUMER')
    expect(slow.outcome()?.[0]?.extensions.cursor).toBe('c3')
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 1, slow: 1 })
    const back = stage.hear({ after: slow.outcome()?.[0]?.extensions.cursor })
    await hears(back, range(4, 7))
  })

  it('is sent nothing any more, also when he ended on what he had missed', async () => {
    const reader = stage.hear()
    await settled()
    stage.score(2)
    await hears(reader, range(1, 2))
    const slow = stage.hear({ after: 'c1' }, { take: () => false })
    await expect.poll(() => code(slow)).toBe('SLOW_CONSUMER')
    stage.score()
    await hears(reader, range(1, 3))
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 1, deliveries: 3, slow: 1 })
  })
})

/** A supergraph in which the test's operations are not valid. */
const withoutOperations = (): LoadedGraph => {
  const of = () => {
    throw new GraphQLError('gone')
  }
  return { ...stage.graph, operations: { ...stage.graph.operations, of } }
}

describe('a supergraph that is replaced', () => {
  it('lets everybody hear on where he was, from the new one alone', async () => {
    const hearers = [stage.hear(), stage.hear({ after: 'c0' })]
    await settled()
    stage.score(3)
    for (const each of hearers) await hears(each, range(1, 3))
    stage.subscriptions.move({ ...stage.graph })
    stage.score(3)
    for (const each of hearers) await hears(each, range(1, 6))
    await expect.poll(() => stage.streams.open).toBe(1)
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 2, upstreams: 1 })
  })
  it('has its deliveries counted on, and what is still open there', async () => {
    const hearer = stage.hear()
    await settled()
    stage.score(3)
    await hears(hearer, range(1, 3))
    const before = stage.subscriptions.stats().deliveries
    for (let i = 0; i < 3; i++) {
      stage.subscriptions.move({ ...stage.graph })
      expect(stage.subscriptions.stats()).toMatchObject({ deliveries: before + i, upstreams: 1 })
      stage.score()
      await hears(hearer, range(1, 4 + i))
      await expect.poll(() => stage.streams.open).toBe(1)
      expect(stage.subscriptions.stats()).toMatchObject({ deliveries: before + i + 1, subscribers: 1, upstreams: 1 })
    }
    hearer.stop()
    await expect.poll(() => stage.subscriptions.stats().upstreams).toBe(0)
  })
  it('ends what it no longer has', async () => {
    const hearer = stage.hear()
    await settled()
    stage.subscriptions.move(withoutOperations())
    expect(hearer.outcome()?.[0]?.message).toBe('gone')
    await expect.poll(() => stage.streams.open).toBe(0)
  })
  it('refuses a subscription that was prepared before and is no longer valid', async () => {
    stage.subscriptions.move(withoutOperations())
    const hearer = stage.hear()
    await settled()
    expect(hearer.outcome()?.[0]?.message).toBe('gone')
    expect(stage.outcomes).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(stage.streams.ever).toBe(0)
  })
})
