// The WebSocket to a subgraph: lost in any way, it is known to be lost, and nothing of it stays behind.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { followUpstream } from '@quintet/gateway/live/upstream.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { createRemote, type Remote } from '@quintet/kit/wire/remote.ts'
import { buildSchema, execute, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type SilentProxy, startSilentProxy } from '../../support/database/silence.ts'

const schema = buildSchema(`
  type Query { now: Int }
  type Subscription { ticked(after: String): Tick }
  type Tick { cursor: String! }`)
const query = 'subscription { ticked { cursor } }'
const envelope = anonymousEnvelope('test', null, null)

let server: Server
let sockets: WebSocketServer
let proxy: SilentProxy
let remote: Remote
/** Where each subscription began, in the order in which they came. */
let begun: (string | null)[]
let last: number
let news: PromiseWithResolvers<void>
beforeEach(async () => {
  begun = []
  last = 0
  news = Promise.withResolvers()
  schema.getSubscriptionType()!.getFields().ticked!.subscribe = async function* (_: unknown, { after = null }) {
    begun.push(after)
    for (let number = after === null ? last : Number(after); ; ) {
      while (number < last) yield { ticked: { cursor: `${++number}` } }
      await news.promise
    }
  }
  server = createServer()
  sockets = new WebSocketServer({ server })
  useServer({ schema, execute, subscribe }, sockets)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy = await startSilentProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  remote = open(200)
})
afterEach(async () => {
  await remote.close()
  await proxy.stop()
  for (const socket of sockets.clients) socket.terminate()
  server.close()
})

/** A remote that pings so often, and whose subgraph may take as long to answer. */
const open = (pingMilliseconds: number): Remote =>
  createRemote({ name: 'ticks', url: `${proxy.origin}/graphql`, keys: null, clock: systemClock, pingMilliseconds })

function tick(): void {
  last++
  news.resolve()
  news = Promise.withResolvers()
}
const source = () => ({
  name: 'ticks',
  execute: remote.execute,
  subscribe: async (...asked: Parameters<Remote['subscribe']>) => remote.subscribe(...asked),
  answer: () => Promise.resolve(null),
})
const untilBegun = (times: number) => expect.poll(() => begun.length).toBe(times)

describe('a connection that falls silent', () => {
  it('is given up, and events go on after the last one over a new connection', async () => {
    const upstream = followUpstream(source(), { operation: query }, {}, null, schema, async () => envelope)
    const received: (string | null)[] = []
    const reading = (async () => {
      for await (const { cursor } of upstream) received.push(cursor)
    })()
    await untilBegun(1)
    tick()
    await expect.poll(() => received).toEqual(['1'])
    proxy.fallSilent()
    tick()
    tick()
    await expect.poll(() => received, { timeout: 15_000 }).toEqual(['1', '2', '3'])
    expect(begun).toEqual([null, '1'])
    await upstream.return?.()
    await reading
    await expect.poll(proxy.open, { timeout: 15_000 }).toBe(0)
  })

  it('is given up before it is open, too', async () => {
    proxy.keepSilent(true)
    await expect(remote.subscribe({ query }, envelope).next()).rejects.toMatchObject({ name: 'Disconnected' })
    await expect.poll(proxy.open).toBe(0)
    const waiting = remote.subscribe({ query }, envelope).next()
    await remote.close()
    expect((await waiting).done).toBe(true)
  })

  it('is kept while it answers', async () => {
    // It may take a second to answer: on a busy machine a connection of this process does.
    await remote.close()
    remote = open(1_000)
    const events = remote.subscribe({ query }, envelope)
    const first = events.next()
    await untilBegun(1)
    let pings = 0
    for (const socket of sockets.clients)
      socket.on('message', (data) => (pings += Number(String(data).includes('ping'))))
    await expect.poll(() => pings, { timeout: 15_000 }).toBeGreaterThan(2)
    tick()
    expect((await first).value).toMatchObject({ data: { ticked: { cursor: '1' } } })
    expect(begun).toHaveLength(1)
    await events.return?.()
  })
})

describe('a connection that is closed by the subgraph', () => {
  it.each([1000, 1001, 1012])(
    'with %i is reported as lost, and its subscriptions are not begun again from their start',
    async (code) => {
      const events = [0, 1].map(() => remote.subscribe({ query }, envelope))
      const ends = events.map((each) => expect(each.next()).rejects.toMatchObject({ name: 'Disconnected' }))
      await untilBegun(2)
      for (const socket of sockets.clients) socket.close(code)
      await Promise.all(ends)
      expect(begun).toHaveLength(2)
    },
  )

  it('is not counted: the next one is closed when no subscription needs it', async () => {
    for (const isLost of [true, false]) {
      begun = []
      const events = remote.subscribe({ query }, envelope)
      const next = events.next().catch(() => null)
      await untilBegun(1)
      if (isLost) for (const socket of sockets.clients) socket.terminate()
      else await events.return?.()
      await next
    }
    await expect.poll(proxy.open).toBe(0)
  })

  it('is not counted either if it could not be opened', async () => {
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    await expect(remote.subscribe({ query }, envelope).next()).rejects.toMatchObject({ name: 'Disconnected' })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const events = remote.subscribe({ query }, envelope)
    const next = events.next()
    await untilBegun(1)
    await events.return?.()
    await next
    await expect.poll(proxy.open).toBe(0)
  })
})
