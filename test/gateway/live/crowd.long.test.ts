// Many clients that resume at the same moment, as after a restart.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cursor, type Scoring, startScoring } from '../../support/quintet/scoring.ts'

let fixture: Scoring
beforeEach(async () => {
  fixture = await startScoring()
})
afterEach(() => fixture.stop())

describe('a client that resumes', () => {
  it('ends on one upstream with five thousand others that have different cursors', async () => {
    fixture.score(5_000)
    // In a mixed order.
    const order = Array.from({ length: 5_000 }, (_, i) => (i * 2_339) % 5_000)
    const subscribers = order.map((from) => ({
      from,
      subscriber: fixture.subscribe({ after: cursor(from) }, { isSilent: true }),
    }))
    await expect.poll(() => fixture.subscriptions.stats().upstreams, { timeout: 180_000, interval: 50 }).toBe(1)
    fixture.score(3)
    const isWhole = ({ from, subscriber }: (typeof subscribers)[number]) => subscriber.received().count === 5_003 - from
    await expect.poll(() => subscribers.every(isWhole), { timeout: 20_000 }).toBe(true)
    expect(new Set(subscribers.map(({ subscriber }) => subscriber.received().last))).toEqual(new Set([cursor(5_003)]))
    expect(fixture.streams.open).toBe(1)
  }, 240_000)
})
