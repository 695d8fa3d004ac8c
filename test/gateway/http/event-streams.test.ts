// Event streams without the rest of the server: clients that disconnect, that do not read, and whose tokens expire.
import { once } from 'node:events'
import { createServer, IncomingMessage, request, ServerResponse } from 'node:http'
import { type AddressInfo, Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Gateway } from '@quintet/gateway/gateway.ts'
import { createEventStreams } from '@quintet/gateway/http/event-stream.ts'
import { createConnectionCounter, defaultLiveLimits } from '@quintet/gateway/limits/connections.ts'
import type { Sink } from '@quintet/gateway/live/subscription.ts'
import type { SubscribeRequest } from '@quintet/gateway/live/subscriptions.ts'
import type { Prepared } from '@quintet/gateway/pipeline/prepare.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { type EventStream, openEventStream } from '../../support/clients/event-streams.ts'
import { codesOf } from '../../support/clients/http.ts'
import { openRaw } from '../../support/clients/raw.ts'
import { startBareServer } from '../../support/federation/bare-server.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { cursor, type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

it('begins no subscription for a client that disconnects while its token is verified', async () => {
  const asked = Promise.withResolvers<void>()
  const verified = Promise.withResolvers<null>()
  let subscriptions = 0
  const prepared = { operation: { node: { operation: 'subscription' } } } as Prepared
  const gateway: Pick<Gateway, 'authenticate' | 'subscribe' | 'liveLimits'> = {
    liveLimits: defaultLiveLimits,
    authenticate() {
      asked.resolve()
      return verified.promise
    },
    subscribe() {
      subscriptions++
      return () => subscriptions--
    },
  }
  const streams = createEventStreams(gateway as Gateway, createConnectionCounter(1, 1))
  const facts = { requestId: 'r', clientIp: '10.0.0.1', userAgent: null }
  const served = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    streams.serve(request, response, { prepared, variables: {} }, facts).then(served.resolve, served.reject)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).end()
  client.on('error', () => {})
  await asked.promise
  client.destroy()
  await expect.poll(streams.count).toBe(0)
  verified.resolve(null)
  await served.promise
  expect(subscriptions).toBe(0)
  server.close()
})

it('does not keep the request in memory as long as the stream is open', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const federation = await startScoring()
  const { graph } = federation
  const prepared = { operation: graph.operations.of(scored, undefined), graph }
  let begun = 0
  const gateway = {
    liveLimits: defaultLiveLimits,
    authenticate: async () => null,
    subscribe(request: SubscribeRequest, sink: Sink) {
      begun++
      return federation.subscriptions.begin(request, sink)
    },
  }
  const streams = createEventStreams(gateway as never, createConnectionCounter(10, 10))
  const kept: WeakRef<object>[] = []
  const facts = { requestId: 'r', clientIp: '10.0.0.1', userAgent: null }
  const server = createServer((request, response) => {
    const undeclared = [{}]
    kept.push(new WeakRef(undeclared))
    void streams.serve(request, response, { prepared, variables: { board: 'main', undeclared } }, facts)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).end()
  await once(client, 'response')
  await expect.poll(() => begun).toBe(1)
  await expect.poll(() => federation.streams.open).toBe(1)
  await expect
    .poll(() => {
      collect()
      return kept[0]!.deref()
    })
    .toBeUndefined()
  client.destroy()
  await expect.poll(streams.count).toBe(0)
  server.close()
  await federation.stop()
})

it('refuses a request that arrives after all streams were closed', async () => {
  const streams = createEventStreams({ liveLimits: defaultLiveLimits } as Gateway, createConnectionCounter(1, 1))
  streams.close()
  const facts = { requestId: 'r', clientIp: null, userAgent: null }
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const served = streams.serve(response.req, response, { prepared: { errors: [] }, variables: {} }, facts)
  await expect(served).rejects.toMatchObject({ status: 503 })
})

it('refuses a stream with 503 and UNAVAILABLE when there are too many connections', async () => {
  const server = await startBareServer({
    liveLimits: { ...defaultLiveLimits, connections: 0 },
    prepare: () => ({ operation: { node: { operation: 'subscription' } } }),
  })
  const response = await fetch(`http://127.0.0.1:${server.port}/graphql`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription { ticked }' }),
  })
  expect(response.status).toBe(503)
  expect(codesOf({ text: await response.text() })).toEqual(['UNAVAILABLE'])
  await server.stop()
})

it('leaves no stream open for pipelined requests, however their connection ends', async () => {
  let prepared = 0
  let subscriptions = 0
  const watched = new Map<string, () => number>()
  const server = await startBareServer({
    metrics: {
      watch: (name: string, _: string, count: () => number) => watched.set(name, count),
      countRequest() {},
      timeHttp() {},
    },
    prepare() {
      prepared++
      return { operation: { node: { operation: 'subscription', selectionSet: { selections: [] } } } }
    },
    authenticate: async () => null,
    subscribe() {
      subscriptions++
      return () => subscriptions--
    },
  })
  const pipelined =
    'GET /graphql?query=subscription%7Bticked%7D HTTP/1.1\r\nhost: here\r\naccept: text/event-stream\r\n\r\n'
  const tunnel = 'CONNECT here:1 HTTP/1.1\r\nhost: here\r\n\r\n'
  const upgrade = 'GET /other HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'
  for (const end of ['', tunnel, upgrade]) {
    prepared = 0
    const { socket, whole } = openRaw(server.port)
    socket.write(pipelined.repeat(5) + end)
    await expect.poll(() => prepared).toBeGreaterThanOrEqual(5)
    socket.destroy()
    await whole
    await expect.poll(watched.get('quintet_sockets')!).toBe(0)
    expect(subscriptions).toBe(0)
  }
  await server.stop()
})

describe('a stream', () => {
  let fixture: Scoring
  const opened: EventStream[] = []
  afterEach(async () => {
    for (const each of opened.splice(0)) each.cut()
    await fixture.stop()
  })
  async function serve(limits: Parameters<Scoring['serve']>[0] = {}) {
    fixture = await startScoring()
    const url = (await fixture.serve(limits)).replace('ws:', 'http:')
    return async ({ after, ...options }: { after?: string; token?: string; begin?: Promise<unknown> } = {}) => {
      const variables = { board: 'main', after }
      const stream = await openEventStream(url, { query: scored, variables, ...options })
      opened.push(stream)
      return stream
    }
  }
  const idsIn = (events: Json[]) => events.map(({ id }) => id)
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => cursor(from + i))

  it('that is not read ends with SLOW_CONSUMER and its last cursor, and others continue', async () => {
    const open = await serve({ unreadBytes: 200_000 })
    const reading = Promise.withResolvers<void>()
    const slow = await open({ begin: reading.promise })
    const quick = await open()
    await expect.poll(fixture.subscriptions.stats).toMatchObject({ subscribers: 2, upstreams: 1 })
    await expect.poll(() => fixture.streams.open).toBe(1)
    const total = 600
    for (let i = 1; i <= total; i++) {
      fixture.score(1, 'x'.repeat(20_000))
      await expect.poll(() => quick.events.length, { interval: 1 }).toBe(i)
    }
    expect(idsIn(quick.events)).toEqual(range(1, total))
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 1, slow: 1 })
    reading.resolve()
    const received = [...(await slow.whole())]
    const [last, complete] = received.splice(-2)
    expect(idsIn(received)).toEqual(range(1, received.length))
    expect(received.length).toBeLessThan(total)
    expect(last!.data.errors).toMatchObject([{ extensions: { code: 'SLOW_CONSUMER', cursor: received.at(-1)!.id } }])
    expect(complete!.event).toBe('complete')
    const back = await open({ after: cursor(received.length) })
    expect((await back.take(1))[0]!.id).toBe(cursor(received.length + 1))
  }, 60_000)

  it('is cut when its token expires', async () => {
    const open = await serve()
    const [brief, long] = [
      await open({ token: fixture.tokenOf('ada', 5_000) }),
      await open({ token: fixture.tokenOf('ada', 60_000) }),
    ]
    await expect.poll(fixture.subscriptions.stats).toMatchObject({ subscribers: 2 })
    await expect.poll(() => fixture.streams.open).toBe(1)
    fixture.score()
    for (const each of [brief, long]) await each.take(1)
    expect((await brief.whole()).map(({ event }) => event)).toEqual(['next'])
    await expect.poll(fixture.subscriptions.stats).toMatchObject({ subscribers: 1 })
    fixture.score()
    expect(idsIn(await long.take(2))).toEqual(range(1, 2))
    long.cut()
    await expect.poll(() => fixture.streams.open).toBe(0)
  })
})
