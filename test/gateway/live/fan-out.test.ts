// Events on sockets: their bytes, several events in one write, slow clients, and the protocol.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { range } from '../../support/clients/live-subscribers.ts'
import { acknowledged, bareSocket } from '../../support/clients/socket.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { cursor, type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let fixture: Scoring
beforeEach(async () => {
  fixture = await startScoring()
})
afterEach(() => fixture.stop())

const begun = () => expect.poll(() => fixture.streams.open).toBe(1)
const subscribe = (id: string, variables: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query: scored, variables: { board: 'main', ...variables } },
})

describe('events on a socket', () => {
  it('carry the id of the operation, whatever its characters and length, with payloads of any size', async () => {
    const wsUrl = await fixture.serve()
    const ids = ['1', 'a-longer-id', '"quoted\\"', 'ünï 🎈', 'x'.repeat(400)]
    const bare = await acknowledged({ wsUrl })
    for (const id of ids) bare.send(subscribe(id))
    await begun()
    const names = ['small', 'm'.repeat(200), 'l'.repeat(70_000)]
    for (const name of names) fixture.score(1, name)
    await expect.poll(() => bare.messages.filter(({ type }) => type === 'next').length).toBe(ids.length * names.length)
    for (const id of ids) {
      const own = bare.messages.filter((message) => message.id === id)
      expect(own.map(({ payload }: Json) => payload.data.scored.person.name)).toEqual(
        names.map((name) => `Person ${name}`),
      )
    }
  })

  it('go to clients with numbers and with UUIDs as ids over one channel', async () => {
    const wsUrl = await fixture.serve()
    const ids = ['1', randomUUID(), '1', randomUUID(), randomUUID()]
    const bares = await Promise.all(ids.map(() => acknowledged({ wsUrl })))
    for (const [i, id] of ids.entries()) bares[i]!.send(subscribe(id))
    await expect.poll(() => fixture.subscriptions.stats().subscribers).toBe(ids.length)
    await begun()
    for (const count of [1, 3]) fixture.score(count)
    await expect.poll(() => bares.map(({ messages }) => messages.length)).toEqual(ids.map(() => 5))
    ids.forEach((id, i) => {
      const [, ...own] = bares[i]!.messages
      expect(own.map((message) => [message.id, message.payload.data.scored.cursor])).toEqual(
        range(1, 4).map((each) => [id, each]),
      )
    })
    expect(fixture.streams.ever).toBe(1)
  })

  it('of one turn of the event loop are sent in one write', async () => {
    const wsUrl = await fixture.serve()
    const bare = await acknowledged({ wsUrl })
    let chunks = 0
    // The bytes as they arrive, before they are parsed as frames.
    const { _socket: wire } = bare.socket as unknown as { _socket: NodeJS.ReadableStream }
    bare.send(subscribe('1'))
    await begun()
    wire.on('data', () => chunks++)
    fixture.score(20)
    await expect.poll(() => bare.messages.filter(({ type }) => type === 'next').length).toBe(20)
    expect(chunks).toBeLessThanOrEqual(5)
  })

  it('stop when the client completes the operation, whose id can then be used again', async () => {
    const wsUrl = await fixture.serve()
    const bare = await acknowledged({ wsUrl })
    bare.send(subscribe('1'))
    await begun()
    fixture.score()
    await bare.message('next', '1')
    bare.send({ id: '1', type: 'complete' })
    await expect.poll(() => fixture.streams.open).toBe(0)
    bare.send(subscribe('1', { after: 'c1' }))
    fixture.score()
    await expect.poll(() => bare.messages.filter(({ type }) => type === 'next').length).toBe(2)
    expect(bare.messages.at(-1).payload.data.scored.cursor).toBe('c2')
  })

  it('stop when the socket breaks', async () => {
    const wsUrl = await fixture.serve()
    const bares = await Promise.all(Array.from({ length: 5 }, () => acknowledged({ wsUrl })))
    for (const bare of bares) bare.send(subscribe('1'))
    await begun()
    for (const bare of bares) bare.socket.terminate()
    await expect.poll(() => fixture.streams.open).toBe(0)
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 0, upstreams: 0 })
  })
})

describe('a client that does not read', () => {
  it('loses its subscription with the cursor to resume after, and does not delay others', async () => {
    const wsUrl = await fixture.serve({ unreadBytes: 200_000 })
    const slow = await acknowledged({ wsUrl })
    const quick = await acknowledged({ wsUrl })
    for (const bare of [slow, quick]) bare.send(subscribe('1'))
    await expect.poll(() => fixture.subscriptions.stats().subscribers).toBe(2)
    await begun()
    slow.socket.pause()
    const total = 400
    for (let i = 1; i <= total; i++) {
      fixture.score(1, 'x'.repeat(20_000))
      await expect.poll(() => quick.messages.length, { interval: 1 }).toBe(i + 1)
    }
    expect(fixture.subscriptions.stats()).toMatchObject({ subscribers: 1, slow: 1 })
    slow.socket.resume()
    const { payload } = await slow.message('error', '1')
    const [{ extensions }] = payload
    expect(extensions.code).toBe('SLOW_CONSUMER')
    const received = slow.messages
      .filter(({ type }) => type === 'next')
      .map(({ payload: { data } }: Json) => data.scored.cursor)
    expect(received).toEqual(range(1, received.length))
    expect(extensions.cursor).toBe(received.at(-1))
    expect(received.length).toBeLessThan(total)
    slow.send(subscribe('2', { after: extensions.cursor }))
    await expect
      .poll(() => slow.messages.filter(({ id }) => id === '2').length, { timeout: 10_000 })
      .toBeGreaterThan(10)
    const [next] = slow.messages.filter(({ id }) => id === '2')
    expect(next.payload.data.scored.cursor).toBe(cursor(received.length + 1))
  }, 60_000)
})

describe('a client that sends and does not read', () => {
  it('is not read from until it reads again', async () => {
    const bare = await acknowledged({ wsUrl: await fixture.serve() })
    bare.socket.pause()
    const payload = { text: 'x'.repeat(200_000) }
    for (let i = 0; i < 200; i++) bare.send({ type: 'ping', payload })
    await pause(1_000)
    expect(bare.socket.bufferedAmount).toBeGreaterThan(0)
    bare.socket.resume()
    const pongs = () => bare.messages.filter(({ type }) => type === 'pong').length
    await expect.poll(pongs, { timeout: 20_000 }).toBe(200)
  }, 30_000)
})

describe('the protocol', () => {
  it('answers ping with pong and its payload, also before connection_init', async () => {
    const bare = await bareSocket({ wsUrl: await fixture.serve() })
    bare.send({ type: 'ping', payload: { at: 1 } })
    expect(await bare.message('pong')).toEqual({ type: 'pong', payload: { at: 1 } })
    bare.send({ type: 'pong' })
    bare.send({ type: 'connection_init' })
    await bare.message('connection_ack')
  })

  it.each([
    [{ type: 'subscribe', id: '', payload: { query: '{ boards }' } }],
    [{ type: 'subscribe', payload: { query: '{ boards }' } }],
    [{ type: 'subscribe', id: '1', payload: { query: 7 } }],
    [{ type: 'subscribe', id: '1', payload: { query: '{ boards }', variables: [1] } }],
    [{ type: 'subscribe', id: '1', payload: { query: '{ boards }', operationName: 7 } }],
    [{ type: 'complete' }],
    [{ type: 'ping', payload: 'text' }],
    [{ type: 'connection_ack' }],
    [[]],
    ['null'],
  ])('closes with 4400 on %j', async (message) => {
    const bare = await acknowledged({ wsUrl: await fixture.serve() })
    bare.send(message)
    const { code, reason } = await bare.closed
    expect(code).toBe(4400)
    expect(reason).not.toBe('')
  })

  // An error that is thrown while a message is handled would end the process.
  it('closes with 4400 on a ping whose payload is nested too deeply to be serialized', async () => {
    const bare = await bareSocket({ wsUrl: await fixture.serve() })
    const depth = 100_000
    bare.send(`{"type":"ping","payload":{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}}`)
    expect(await bare.closed).toEqual({ code: 4400, reason: 'The payload of ping is nested too deeply' })
  })

  it('shortens the close reason to whole characters', async () => {
    const bare = await bareSocket({ wsUrl: await fixture.serve() })
    bare.send({ type: '🎈'.repeat(100) })
    const { code, reason } = await bare.closed
    expect(code).toBe(4400)
    expect(reason).toMatch(/^Unknown message type 🎈{10,}$/u)
  })

  it('closes with 4408 without connection_init', async () => {
    const bare = await bareSocket({ wsUrl: await fixture.serve() })
    expect(await bare.closed).toMatchObject({ code: 4408 })
  }, 10_000)

  it('carries queries beside subscriptions', async () => {
    const client = createClient({ url: await fixture.serve(), webSocketImpl: WebSocket, retryAttempts: 0 })
    const events = client.iterate<Json>({ query: scored, variables: { board: 'main', after: 'c0' } })
    const first = events.next()
    const answers = client.iterate<Json>({ query: '{ boards __typename }' })
    expect(await answers.next()).toMatchObject({ value: { data: { __typename: 'Query' } } })
    expect(await answers.next()).toMatchObject({ done: true })
    fixture.score()
    expect((await first).value.data.scored.value).toBe(1)
    await client.dispose()
  })
})
