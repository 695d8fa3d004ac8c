// A channel delivers every event of its upstream, whenever it comes.
import { setImmediate as turn } from 'node:timers/promises'
import { openChannel } from '@quintet/gateway/live/channel.ts'
import type { Upstream } from '@quintet/gateway/live/upstream.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { expect, it } from 'vitest'
import { subjectOf } from '../../support/subjects.ts'

const caller = { envelope: anonymousEnvelope('r', null, null), subject: subjectOf(null) }
const microtasks = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await null
}

/** How many of `count` events are delivered when each comes some microtasks after the one before, and none follows. */
async function deliveredOf(count: number, apart: number): Promise<number> {
  let sent = 0
  let delivered = 0
  const upstream: Upstream = {
    async next() {
      if (sent >= count) return new Promise(() => {})
      await microtasks(apart)
      return { value: { event: { data: {} }, cursor: `c${++sent}` }, done: false }
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

it('delivers the last event, also when it comes just after all before it were delivered', async () => {
  // One more than may be pending: it is read as soon as the others are being joined.
  const count = 257
  const delivered: number[] = []
  for (let apart = 0; apart < 40; apart++) delivered.push(await deliveredOf(count, apart))
  expect(delivered).toEqual(Array(40).fill(count))
})
