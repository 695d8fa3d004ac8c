// Rights that change while events are shared, and how many subscriptions there may be.
import { setTimeout as pause } from 'node:timers/promises'
import { tooManyFields } from '@quintet/gateway/limits/limits.ts'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { code, hears, range, settled } from '../../support/clients/live-subscribers.ts'
import { type Hearer, type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let stage: Scoring
let isAway = false
beforeEach(async () => {
  isAway = false
  stage = await startScoring(() => isAway)
})
afterEach(() => stage.stop())

const incomes = scored.replace('name', 'name income')

describe('access that changes', () => {
  const change = { tenantId: 'acme', userId: 'a', sessionId: null }

  it('holds events back until it is known who may hear them, and loses none', async () => {
    const one = stage.hear({}, { userId: 'a' })
    const other = stage.hear({}, { userId: 'b' })
    await settled()
    isAway = true
    stage.tell(change)
    isAway = false
    stage.score(2)
    await hears(other, range(1, 2))
    await hears(one, range(1, 2))
    isAway = true
    stage.tell(change)
    await pause(20)
    stage.score(2)
    await pause(50)
    expect(one.cursors).toEqual(range(1, 2))
    isAway = false
    await hears(one, range(1, 4))
    await hears(other, range(1, 4))
  })

  it('brings all to who has missed much while nobody could say what he may hear', async () => {
    stage.score(3_000)
    let isTold = false
    // From his first events on.
    const take = () => {
      if (isTold) return true
      isTold = isAway = true
      setTimeout(() => stage.tell('all'), 100)
      setTimeout(() => (isAway = false), 400)
      return true
    }
    const one = stage.hear({ after: 'c0' }, { userId: 'a', take })
    await expect.poll(() => one.cursors.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3_000)
    expect(one.cursors).toEqual(range(1, 3_000))
    expect(one.outcome()).toBeUndefined()
  })

  it('ends who may hear no longer, at once and alone', async () => {
    const one = stage.hear({}, { userId: 'a' })
    const other = stage.hear({}, { userId: 'b' })
    await settled()
    stage.grant('a', null)
    stage.tell(change)
    stage.score()
    await hears(other, ['c1'])
    expect(code(one)).toBe('UNAUTHENTICATED')
    expect(one.events).toEqual([])
  })

  it('has who may have more, or less, hear it so from then on, with those who may have the same', async () => {
    const query = scored.replace('name', 'income')
    stage.grant('b', ['people.incomes:read'])
    const [one, other] = [stage.hear({}, { userId: 'a', query }), stage.hear({}, { userId: 'b', query })]
    await settled()
    for (const [i, grants] of [[], ['people.incomes:read'], []].entries()) {
      stage.grant('a', grants)
      stage.tell(change)
      await expect.poll(stage.subscriptions.stats).toMatchObject({ subscribers: 2, upstreams: 2 - grants.length })
      stage.score()
      for (const each of [one, other]) await hears(each, range(1, i + 1))
    }
    const incomesOf = (hearer: Hearer) => hearer.events.map(({ data }) => data.scored.person.income)
    expect(incomesOf(one)).toEqual([null, 40_000, null])
    expect(incomesOf(other)).toEqual([40_000, 40_000, 40_000])
  })

  it('of one spoils nothing for the others, though he has not been told yet', async () => {
    const query = scored.replace('name', 'income')
    for (const userId of ['a', 'b']) stage.grant(userId, ['people.incomes:read'])
    const [one, other] = ['a', 'b'].map((userId) => stage.hear({}, { userId, query }))
    await settled()
    expect(stage.streams.ever).toBe(1)
    // The first who came; nothing is asked by what he may do now.
    stage.grant('a', [])
    stage.score()
    await hears(other!, ['c1'])
    expect(other!.events[0]).toMatchObject({ data: { scored: { person: { income: 40_000 } } } })
    stage.cut()
    stage.grant('b', [])
    stage.score()
    // It has tried to come back meanwhile.
    await pause(400)
    // Now nobody may hear it so: it waits until it is known how they may.
    expect(other!.cursors).toEqual(['c1'])
    stage.tell('all')
    for (const hearer of [one!, other!]) await hears(hearer, range(1, 2))
    expect(other!.events[1].data.scored.person).toEqual({ income: null })
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 2, upstreams: 1 })
  })

  it('by which nothing can be made for one ends him alone', async () => {
    for (const userId of ['a', 'b']) stage.grant(userId, ['people.incomes:read'])
    const [one, other] = ['a', 'b'].map((userId) => stage.hear({}, { userId, query: incomes }))
    await settled()
    const operation = stage.federation.operations.of(incomes, undefined)
    const { variantFor } = operation
    const tooMany = tooManyFields(1)
    onTestFinished(() => void Object.assign(operation, { variantFor }))
    const mostly: typeof variantFor = async (subject) => {
      if (subject.grants.length === 0) throw tooMany
      return variantFor(subject)
    }
    Object.assign(operation, { variantFor: mostly })
    // The first who came, who is asked first.
    stage.grant('a', [])
    stage.score()
    await hears(other!, ['c1'])
    stage.tell(change)
    await expect.poll(() => code(one!)).toBe(tooMany.extensions.code)
    stage.score()
    await hears(other!, range(1, 2))
    expect(other!.outcome()).toBeUndefined()
    // The last one is told even if nobody looks at his rights anew.
    stage.grant('b', [])
    stage.score()
    await expect.poll(() => code(other!)).toBe(tooMany.extensions.code)
  })

  it('loses nothing of who came while the source was still being opened', async () => {
    stage.delay(1_200)
    const one = stage.hear({}, { userId: 'a', query: incomes })
    await expect.poll(() => stage.streams.open, { timeout: 5_000 }).toBe(1)
    stage.delay(20)
    await settled()
    stage.grant('a', ['people.incomes:read'])
    stage.tell(change)
    // Between what he could hear and what he can.
    stage.score()
    await expect.poll(() => stage.streams.ever).toBeGreaterThan(1)
    stage.score()
    await hears(one, range(1, 2))
  })

  it('to and fro, while many come back, brings nothing twice', async () => {
    const keeper = stage.hear({}, { userId: 'keeper', query: incomes })
    await settled()
    stage.score(5)
    await hears(keeper, range(1, 5))
    stage.delay(500)
    // As many as are let in at a time.
    for (let i = 0; i < 32; i++) stage.hear({ board: `board ${i}`, after: 'c0' }, { userId: 'x' })
    await settled()
    const one = stage.hear({ after: 'c0' }, { userId: 'a', query: incomes })
    for (const grants of [['people.incomes:read'], []]) {
      await settled()
      stage.grant('a', grants)
      stage.tell(change)
    }
    await expect.poll(() => one.cursors.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(5)
    await pause(700)
    stage.score()
    await hears(one, range(1, 6))
  }, 20_000)

  it('is not a change where the same is refused to him, though it is found out anew', async () => {
    const names = Array.from({ length: 7 }, (_, i) => `secret${i}`)
    const query = scored.replace('name', names.join(' '))
    const hearer = stage.hear({}, { userId: 'a', query })
    await settled()
    // More sets of rights than an operation remembers.
    for (let mask = 1; mask < 80; mask++) {
      const userId = `person ${mask}`
      const grants = names.flatMap((name, i) => ((mask >> i) & 1 ? [`people.${name}:read`] : []))
      stage.grant(userId, grants)
      const passing = stage.hear({ board: `board ${mask}` }, { userId, query })
      await pause(5)
      passing.stop()
    }
    // The same rights as before, and nobody says a word.
    stage.grant('a', [])
    stage.score()
    await hears(hearer, ['c1'])
    expect(stage.streams.ever).toBe(80)
  }, 20_000)

  it('that ends the first who came leaves the others their upstream', async () => {
    const one = stage.hear({}, { userId: 'a' })
    const other = stage.hear({}, { userId: 'b' })
    await settled()
    stage.grant('a', null)
    stage.tell(change)
    await expect.poll(() => code(one)).toBe('UNAUTHENTICATED')
    stage.cut()
    stage.score(2)
    await hears(other, range(1, 2))
  })
})

describe('too many', () => {
  it('of one viewer, or of all, are refused, and those that run go on', async () => {
    const small = await startScoring(undefined, { subscriptions: 3, subscriptionsPerViewer: 2 })
    const hear = (userId: string) => small.hear({}, { userId })
    const running = [hear('a'), hear('a'), hear('b')]
    expect(code(hear('a'))).toBe('RATE_LIMITED')
    expect(code(hear('c'))).toBe('RATE_LIMITED')
    await settled()
    small.score()
    for (const hearer of running) await hears(hearer, ['c1'])
    running[0]!.stop()
    expect(code(hear('c'))).toBeUndefined()
    running[2]!.stop()
    // His session is over before he hears anything: his place is free again.
    small.grant('d', null)
    const ended = hear('d')
    await expect.poll(() => code(ended)).toBe('UNAUTHENTICATED')
    expect(code(hear('a'))).toBeUndefined()
    expect(small.outcomes).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'ok', 'ok', 'UNAUTHENTICATED'])
    await small.stop()
  })
})
