// Who comes back to what he heard: he gets what he missed, once and in order, and then shares with the others.
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { code, hears, range, settled } from '../../support/clients/live-subscribers.ts'
import { cursor, type Hearer, type Scoring, startScoring } from '../../support/quintet/scoring.ts'

let stage: Scoring
beforeEach(async () => {
  stage = await startScoring()
})
afterEach(() => stage.stop())

describe('whoever comes back', () => {
  it('with a cursor that is remembered needs no upstream of his own', async () => {
    const first = stage.hear()
    await settled()
    stage.score(10)
    await hears(first, range(1, 10))
    const back = stage.hear({ after: 'c4' })
    await hears(back, range(5, 10))
    stage.score()
    await hears(back, range(5, 11))
    expect(stage.streams.ever).toBe(1)
  })

  it('with an older one replays alone, and then shares', async () => {
    stage.score(30)
    const first = stage.hear()
    await settled()
    const back = stage.hear({ after: 'c10' })
    await hears(back, range(11, 30))
    await expect.poll(() => stage.streams.open).toBe(1)
    stage.score(5)
    await hears(back, range(11, 35))
    await hears(first, range(31, 35))
    expect(stage.streams).toEqual({ open: 1, ever: 2 })
  })

  it('where another has left, though that one has been brought more than is remembered', async () => {
    stage.score(2_500)
    const first = stage.hear({ after: 'c0' })
    const reached = Promise.withResolvers<void>()
    const otherIsThere = Promise.withResolvers<void>()
    stage.federation.replace('people', async ({ variables = {} }) => {
      if (first.heard().count > 1_200) {
        reached.resolve()
        await otherIsThere.promise
      }
      const people = variables.representations as { id: string }[]
      return { data: { _entities: people.map(({ id }) => ({ name: `Person ${id}` })) } }
    })
    await reached.promise
    const other = stage.hear({ after: 'c0' })
    await expect.poll(() => stage.streams.ever).toBe(3)
    otherIsThere.resolve()
    for (const each of [first, other]) await hears(each, range(1, 2_500))
    await expect.poll(() => stage.streams.open).toBe(1)
  })

  it('is not held up by others whose streams are not opened', async () => {
    stage.score(5)
    const live = stage.hear()
    await settled()
    stage.score(5)
    await hears(live, range(6, 10))
    stage.delay(60_000)
    for (let i = 0; i < 600; i++) stage.hear({ board: `board ${i}`, after: 'c1' })
    await settled()
    const [known, elsewhere] = [
      stage.hear({ after: 'c7' }),
      stage.hear({ after: 'c1' }, { query: 'subscription ($after: String) { rang(after: $after) { cursor } }' }),
    ]
    await hears(known, range(8, 10))
    await hears(elsewhere, range(2, 10))
  })

  it('while events go on misses none and gets none twice', async () => {
    stage.score(200)
    const hearers: { from: number; hearer: Hearer }[] = []
    for (let i = 0; i < 40; i++) {
      stage.score(3)
      const from = (i * 37) % (200 + i * 3)
      hearers.push({ from, hearer: stage.hear({ after: cursor(from) }) })
      if (i % 7 === 0) await pause(2)
      if (i === 20) stage.cut()
    }
    stage.score(10)
    for (const { from, hearer } of hearers) await hears(hearer, range(from + 1, 330))
    await expect.poll(() => stage.streams.open).toBe(1)
  })

  it('five thousand at once, each with a cursor of his own, end on one upstream', async () => {
    stage.score(5_000)
    // The order in which they come is nobody's choice.
    const order = Array.from({ length: 5_000 }, (_, i) => (i * 2_339) % 5_000)
    const hearers = order.map((from) => ({ from, hearer: stage.hear({ after: cursor(from) }, { isSilent: true }) }))
    await expect.poll(() => stage.subscriptions.stats().upstreams, { timeout: 180_000, interval: 50 }).toBe(1)
    stage.score(3)
    const isWhole = ({ from, hearer }: (typeof hearers)[number]) => hearer.heard().count === 5_003 - from
    await expect.poll(() => hearers.every(isWhole), { timeout: 20_000 }).toBe(true)
    expect(new Set(hearers.map(({ hearer }) => hearer.heard().last))).toEqual(new Set([cursor(5_003)]))
    expect(stage.streams.open).toBe(1)
  }, 240_000)

  it('finds a subgraph restarted, and everybody goes on where he was', async () => {
    const hearers = [stage.hear(), stage.hear({ after: 'c0' })]
    await settled()
    stage.score(5)
    for (const each of hearers) await hears(each, range(1, 5))
    stage.cut()
    stage.score(5)
    for (const each of hearers) await hears(each, range(1, 10))
    expect(hearers.map((each) => each.outcome())).toEqual([undefined, undefined])
  })

  it('with a cursor that is none is told so, and nobody else is', async () => {
    const other = stage.hear()
    await settled()
    const wrong = stage.hear({ after: 'rubbish' })
    await expect.poll(() => code(wrong)).toBe('BAD_USER_INPUT')
    expect(wrong.outcome()?.[0]?.path).toEqual(['scored'])
    stage.score()
    await hears(other, ['c1'])
  })

  it('with more than a subscription needs is refused, as it would be kept as long as it goes on', async () => {
    const tooMuch = [{ board: 'x'.repeat(70_000) }, { after: `${'x'.repeat(64 * 1024)}` }]
    for (const each of tooMuch.map((variables) => stage.hear(variables))) {
      await expect.poll(() => code(each)).toBe('BAD_USER_INPUT')
      expect(each.outcome()?.[0]?.message).toContain('65536 characters')
    }
    const hearer = stage.hear({ undeclared: 'x'.repeat(70_000) })
    await settled()
    stage.score()
    await hears(hearer, ['c1'])
  })

  it('to what is not there is refused at its place, and may ask again', async () => {
    const one = stage.hear({ board: 'unknown' })
    await expect.poll(() => code(one)).toBe('NOT_FOUND')
    const two = stage.hear({ board: 'unknown' })
    await expect.poll(() => code(two)).toBe('NOT_FOUND')
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 0, upstreams: 0 })
  })
})
