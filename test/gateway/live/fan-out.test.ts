// Events on the wire: bytes that every client reads, several in one write, and clients who read slowly or want too much.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { range } from '../../support/clients/live-subscribers.ts'
import { acknowledged, bareSocket } from '../../support/clients/socket.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { cursor, type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let stage: Scoring
beforeEach(async () => {
  stage = await startScoring()
})
afterEach(() => stage.stop())

const begun = () => expect.poll(() => stage.streams.open).toBe(1)
const subscribe = (id: string, variables: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query: scored, variables: { board: 'main', ...variables } },
})

describe('events on a socket', () => {
  it('come to every client under the id that he chose, whatever it is, of any size', async () => {
    const wsUrl = await stage.serve()
    const ids = ['1', 'a-longer-id', '"quoted\\"', 'ünï 🎈', 'x'.repeat(400)]
    const bare = await acknowledged({ wsUrl })
    for (const id of ids) bare.send(subscribe(id))
    await begun()
    const names = ['small', 'm'.repeat(200), 'l'.repeat(70_000)]
    for (const name of names) stage.score(1, name)
    await expect.poll(() => bare.messages.filter(({ type }) => type === 'next').length).toBe(ids.length * names.length)
    for (const id of ids) {
      const mine = bare.messages.filter((message) => message.id === id)
      expect(mine.map(({ payload }: Json) => payload.data.scored.person.name)).toEqual(
        names.map((name) => `Person ${name}`),
      )
    }
  })

  it('come to clients who number their operations and to those who name them, on one channel', async () => {
    const wsUrl = await stage.serve()
    const ids = ['1', randomUUID(), '1', randomUUID(), randomUUID()]
    const bares = await Promise.all(ids.map(() => acknowledged({ wsUrl })))
    for (const [i, id] of ids.entries()) bares[i]!.send(subscribe(id))
    await expect.poll(() => stage.subscriptions.stats().subscribers).toBe(ids.length)
    await begun()
    for (const count of [1, 3]) stage.score(count)
    await expect.poll(() => bares.map(({ messages }) => messages.length)).toEqual(ids.map(() => 5))
    ids.forEach((id, i) => {
      const [, ...mine] = bares[i]!.messages
      expect(mine.map((message) => [message.id, message.payload.data.scored.cursor])).toEqual(
        range(1, 4).map((each) => [id, each]),
      )
    })
    expect(stage.streams.ever).toBe(1)
  })

  it('of one turn come in one write', async () => {
    const wsUrl = await stage.serve()
    const bare = await acknowledged({ wsUrl })
    let chunks = 0
    // The bytes as they arrive, before anybody takes them apart.
    const { _socket: wire } = bare.socket as unknown as { _socket: NodeJS.ReadableStream }
    bare.send(subscribe('1'))
    await begun()
    wire.on('data', () => chunks++)
    stage.score(20)
    await expect.poll(() => bare.messages.filter(({ type }) => type === 'next').length).toBe(20)
    expect(chunks).toBeLessThanOrEqual(5)
  })

  it('stop when the client has enough, and the id is free again', async () => {
    const wsUrl = await stage.serve()
    const bare = await acknowledged({ wsUrl })
    bare.send(subscribe('1'))
    await begun()
    stage.score()
    await bare.message('next', '1')
    bare.send({ id: '1', type: 'complete' })
    await expect.poll(() => stage.streams.open).toBe(0)
    bare.send(subscribe('1', { after: 'c1' }))
    stage.score()
    await expect.poll(() => bare.messages.filter(({ type }) => type === 'next').length).toBe(2)
    expect(bare.messages.at(-1).payload.data.scored.cursor).toBe('c2')
  })

  it('end with the socket, also one that just breaks', async () => {
    const wsUrl = await stage.serve()
    const bares = await Promise.all(Array.from({ length: 5 }, () => acknowledged({ wsUrl })))
    for (const bare of bares) bare.send(subscribe('1'))
    await begun()
    for (const bare of bares) bare.socket.terminate()
    await expect.poll(() => stage.streams.open).toBe(0)
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 0, upstreams: 0 })
  })
})

describe('a client who does not read', () => {
  it('loses his subscription, is told where to resume, and others wait for nothing', async () => {
    const wsUrl = await stage.serve({ unreadBytes: 200_000 })
    const slow = await acknowledged({ wsUrl })
    const quick = await acknowledged({ wsUrl })
    for (const bare of [slow, quick]) bare.send(subscribe('1'))
    await expect.poll(() => stage.subscriptions.stats().subscribers).toBe(2)
    await begun()
    slow.socket.pause()
    const total = 400
    for (let i = 1; i <= total; i++) {
      stage.score(1, 'x'.repeat(20_000))
      await expect.poll(() => quick.messages.length, { interval: 1 }).toBe(i + 1)
    }
    expect(stage.subscriptions.stats()).toMatchObject({ subscribers: 1, slow: 1 })
    slow.socket.resume()
    const { payload } = await slow.message('error', '1')
    const [{ extensions }] = payload
    expect(extensions.code).toBe('SLOW_CONSUMER')
    const had = slow.messages
      .filter(({ type }) => type === 'next')
      .map(({ payload: { data } }: Json) => data.scored.cursor)
    expect(had).toEqual(range(1, had.length))
    expect(extensions.cursor).toBe(had.at(-1))
    expect(had.length).toBeLessThan(total)
    slow.send(subscribe('2', { after: extensions.cursor }))
    await expect
      .poll(() => slow.messages.filter(({ id }) => id === '2').length, { timeout: 10_000 })
      .toBeGreaterThan(10)
    const [next] = slow.messages.filter(({ id }) => id === '2')
    expect(next.payload.data.scored.cursor).toBe(cursor(had.length + 1))
  }, 60_000)
})

describe('a client who sends and does not read', () => {
  it('is not read on either, until he does', async () => {
    const bare = await acknowledged({ wsUrl: await stage.serve() })
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
  it('answers ping with pong and its payload, before the init too', async () => {
    const bare = await bareSocket({ wsUrl: await stage.serve() })
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
    const bare = await acknowledged({ wsUrl: await stage.serve() })
    bare.send(message)
    const { code, reason } = await bare.closed
    expect(code).toBe(4400)
    expect(reason).not.toBe('')
  })

  // Thrown while a message is taken, an error would be the end of the process.
  it('closes with 4400 on a ping whose payload is read but cannot be written', async () => {
    const bare = await bareSocket({ wsUrl: await stage.serve() })
    const depth = 100_000
    bare.send(`{"type":"ping","payload":{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}}`)
    expect(await bare.closed).toEqual({ code: 4400, reason: 'The payload of ping is nested too deeply' })
  })

  it('closes with as much of a reason as fits, whatever the script of what it quotes', async () => {
    const bare = await bareSocket({ wsUrl: await stage.serve() })
    bare.send({ type: '🎈'.repeat(100) })
    const { code, reason } = await bare.closed
    expect(code).toBe(4400)
    expect(reason).toMatch(/^Unknown message type 🎈{10,}$/u)
  })

  it('closes with 4408 when no init comes', async () => {
    const bare = await bareSocket({ wsUrl: await stage.serve() })
    expect(await bare.closed).toMatchObject({ code: 4408 })
  }, 10_000)

  it('carries queries beside subscriptions, as the stock client asks them', async () => {
    const client = createClient({ url: await stage.serve(), webSocketImpl: WebSocket, retryAttempts: 0 })
    const events = client.iterate<Json>({ query: scored, variables: { board: 'main', after: 'c0' } })
    const first = events.next()
    const answers = client.iterate<Json>({ query: '{ boards __typename }' })
    expect(await answers.next()).toMatchObject({ value: { data: { __typename: 'Query' } } })
    expect(await answers.next()).toMatchObject({ done: true })
    stage.score()
    expect((await first).value.data.scored.value).toBe(1)
    await client.dispose()
  })
})
