// A channel by itself: what its upstream brings is delivered, whenever it comes.
import { setImmediate as turn } from 'node:timers/promises'
import { openChannel } from '@quintet/gateway/live/channel.ts'
import type { Upstream } from '@quintet/gateway/live/upstream.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { expect, it } from 'vitest'

const caller = { envelope: anonymousEnvelope('r', null, null), subject: { isAuthenticated: false, grants: [] } }
const microtasks = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await null
}

/** How many of so many events are delivered when nothing follows them, each so many microtasks after the one before. */
async function deliveredOf(count: number, apart: number): Promise<number> {
  let told = 0
  let delivered = 0
  const upstream: Upstream = {
    async next() {
      if (told >= count) return new Promise(() => {})
      await microtasks(apart)
      return { value: { event: { data: {} }, cursor: `c${++told}` }, done: false }
    },
    return: async () => ({ value: undefined, done: true }),
    [Symbol.asyncIterator]() {
      return this
    },
  }
  const channel = openChannel({
    upstream,
    after: 'c0',
    anyCaller: async () => caller,
    write: (items) => items.map(() => ({ text: '{}', code: null, isExecuted: true })),
    clientError: (error) => error,
    onDelivery(events) {
      delivered += events
    },
    onEnd() {},
  })
  for (let i = 0; i < 5; i++) await turn()
  channel.close()
  return delivered
}

it('delivers the last event, also one that comes just when all before it have been delivered', async () => {
  // One more than may be pending: it is read as soon as the others are taken up.
  const count = 257
  const delivered: number[] = []
  for (let apart = 0; apart < 40; apart++) delivered.push(await deliveredOf(count, apart))
  expect(delivered).toEqual(Array(40).fill(count))
})
