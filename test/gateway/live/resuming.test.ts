// Clients that resume get the events that they missed, once and in order, and then share a stream with the others.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { code, range, receives, settled } from '../../support/clients/live-subscribers.ts'
import { cursor, type Scoring, startScoring, type TestSubscriber } from '../../support/quintet/scoring.ts'

let fixture: Scoring
beforeEach(async () => {
  fixture = await startScoring()
})
afterEach(() => fixture.stop())

describe('a client that resumes', () => {
  it('needs no upstream of its own while its cursor is cached', async () => {
    const first = fixture.subscribe()
    await settled()
    fixture.score(10)
    await receives(first, range(1, 10))
    const back = fixture.subscribe({ after: 'c4' })
    await receives(back, range(5, 10))
    fixture.score()
    await receives(back, range(5, 11))
    expect(fixture.streams.ever).toBe(1)
  })

  it('gets a replay after an older cursor, and then shares the live stream', async () => {
    fixture.score(30)
    const first = fixture.subscribe()
    await settled()
    const back = fixture.subscribe({ after: 'c10' })
    await receives(back, range(11, 30))
    await expect.poll(() => fixture.streams.open).toBe(1)
    fixture.score(5)
    await receives(back, range(11, 35))
    await receives(first, range(31, 35))
    expect(fixture.streams).toEqual({ open: 1, ever: 2 })
  })

  it('gets all events after the same old cursor as another, whose replay is ahead of the cache', async () => {
    fixture.score(2_500)
    const first = fixture.subscribe({ after: 'c0' })
    const reached = Promise.withResolvers<void>()
    const isJoined = Promise.withResolvers<void>()
    fixture.federation.replace('people', async ({ variables = {} }) => {
      if (first.received().count > 1_200) {
        reached.resolve()
        await isJoined.promise
      }
      const people = variables.representations as { id: string }[]
      return { data: { _entities: people.map(({ id }) => ({ name: `Person ${id}` })) } }
    })
    await reached.promise
    const other = fixture.subscribe({ after: 'c0' })
    await expect.poll(() => fixture.streams.ever).toBe(3)
    isJoined.resolve()
    for (const each of [first, other]) await receives(each, range(1, 2_500))
    await expect.poll(() => fixture.streams.open).toBe(1)
  })

  it('is not delayed by other streams that do not open', async () => {
    fixture.score(5)
    const live = fixture.subscribe()
    await settled()
    fixture.score(5)
    await receives(live, range(6, 10))
    fixture.delay(60_000)
    for (let i = 0; i < 600; i++) fixture.subscribe({ board: `board ${i}`, after: 'c1' })
    await settled()
    const [cached, elsewhere] = [
      fixture.subscribe({ after: 'c7' }),
      fixture.subscribe({ after: 'c1' }, { query: 'subscription ($after: String) { rang(after: $after) { cursor } }' }),
    ]
    await receives(cached, range(8, 10))
    await receives(elsewhere, range(2, 10))
  })

  it('misses no event and gets none twice while events continue', async () => {
    fixture.score(200)
    const subscribers: { from: number; subscriber: TestSubscriber }[] = []
    for (let i = 0; i < 40; i++) {
      fixture.score(3)
      const from = (i * 37) % (200 + i * 3)
      subscribers.push({ from, subscriber: fixture.subscribe({ after: cursor(from) }) })
      if (i % 7 === 0) await pause(2)
      if (i === 20) fixture.cut()
    }
    fixture.score(10)
    for (const { from, subscriber } of subscribers) await receives(subscriber, range(from + 1, 330))
    await expect.poll(() => fixture.streams.open).toBe(1)
  })

  it('continues after its last event when the subgraph restarts', async () => {
    const subscribers = [fixture.subscribe(), fixture.subscribe({ after: 'c0' })]
    await settled()
    fixture.score(5)
    for (const each of subscribers) await receives(each, range(1, 5))
    fixture.cut()
    fixture.score(5)
    for (const each of subscribers) await receives(each, range(1, 10))
    expect(subscribers.map((each) => each.outcome())).toEqual([undefined, undefined])
  })

  it('gets BAD_USER_INPUT for an invalid cursor, without an effect on others', async () => {
    const other = fixture.subscribe()
    await settled()
    const wrong = fixture.subscribe({ after: 'rubbish' })
    await expect.poll(() => code(wrong)).toBe('BAD_USER_INPUT')
    expect(wrong.outcome()?.[0]?.path).toEqual(['scored'])
    fixture.score()
    await receives(other, ['c1'])
  })

  it('is refused with variables that are too large to be kept, and not for undeclared ones', async () => {
    const tooMuch = [{ board: 'x'.repeat(70_000) }, { after: `${'x'.repeat(64 * 1024)}` }]
    for (const each of tooMuch.map((variables) => fixture.subscribe(variables))) {
      await expect.poll(() => code(each)).toBe('BAD_USER_INPUT')
      expect(each.outcome()?.[0]?.message).toContain('65536 characters')
    }
    const subscriber = fixture.subscribe({ undeclared: 'x'.repeat(70_000) })
    await settled()
    fixture.score()
    await receives(subscriber, ['c1'])
  })

  it('gets the refusal of the subgraph, again with each attempt', async () => {
    const one = fixture.subscribe({ board: 'unknown' })
    await expect.poll(() => code(one)).toBe('NOT_FOUND')
    const two = fixture.subscribe({ board: 'unknown' })
    await expect.poll(() => code(two)).toBe('NOT_FOUND')
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 0, upstreams: 0 })
  })
})
