// How connections end, and how many there may be.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openEventStream } from '../../support/clients/event-streams.ts'
import { acknowledged, bareSocket } from '../../support/clients/socket.ts'
import { type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let fixture: Scoring
let isUnavailable = false
beforeEach(async () => {
  isUnavailable = false
  fixture = await startScoring(() => isUnavailable)
})
afterEach(() => fixture.stop())

/** The method by which a server gives a socket its connection. */
const prototype = WebSocket.prototype as unknown as { setSocket(this: object, ...given: unknown[]): unknown }

const begun = () => expect.poll(() => fixture.streams.open).toBe(1)
const subscribe = (id: string, variables: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query: scored, variables: { board: 'main', ...variables } },
})

describe('an expired token', () => {
  it('ends the subscriptions of its socket, also when the client does not answer the close frame', async () => {
    const wsUrl = await fixture.serve()
    const bare = await acknowledged({ wsUrl }, fixture.tokenOf('ada', 3_000))
    bare.send(subscribe('1'))
    await begun()
    // The client reads no more, and never answers the close frame.
    bare.socket.pause()
    await expect.poll(() => fixture.subscriptions.stats().subscribers).toBe(0)
    await expect.poll(() => fixture.streams.open).toBe(0)
    bare.socket.terminate()
  })
})

/** A handshake without the subprotocol. */
const handshake = [
  'GET /graphql HTTP/1.1',
  'Host: quintet',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '',
  '',
].join('\r\n')

describe('a server that stops', () => {
  it('sends nothing after the close frame', async () => {
    const bare = await acknowledged({ wsUrl: await fixture.serve() })
    bare.send(subscribe('1'))
    await begun()
    bare.socket.pause()
    await fixture.drain()
    expect(fixture.subscriptions.stats().subscribers).toBe(0)
    bare.socket.resume()
    expect(await bare.closed).toMatchObject({ code: 1001 })
  })
})

describe('a client that has disappeared', () => {
  it('is disconnected, and no other is', async () => {
    const wsUrl = await fixture.serve({ heartbeatMilliseconds: 100 })
    const gone = new WebSocket(wsUrl, 'graphql-transport-ws', { autoPong: false })
    const closed = once(gone, 'close')
    const here = await acknowledged({ wsUrl })
    expect((await closed)[0]).toBe(1006)
    await pause(300)
    here.send(subscribe('1', { after: 'c0' }))
    fixture.score()
    await here.message('next', '1')
  })
})

describe('a client that never reads again', () => {
  it.each(['socket', 'stream'])(
    'does not keep its %s open',
    async (what) => {
      const wsUrl = await fixture.serve({ connections: 1, unreadBytes: 200_000, heartbeatMilliseconds: 200 })
      const reading = Promise.withResolvers<void>()
      const options = { query: scored, variables: { board: 'main' }, begin: reading.promise }
      if (what === 'socket') {
        const bare = await acknowledged({ wsUrl })
        bare.send(subscribe('1'))
        await begun()
        bare.socket.pause()
        reading.promise.then(() => bare.socket.terminate())
      } else {
        const stream = await openEventStream(wsUrl.replace('ws:', 'http:'), options)
        await begun()
        reading.promise.then(stream.cut)
      }
      expect(await (await bareSocket({ wsUrl })).closed).toMatchObject({ code: 1013 })
      while (fixture.subscriptions.stats().subscribers > 0) {
        fixture.score(20, 'x'.repeat(20_000))
        await pause(1)
      }
      const again = async () => {
        const next = await bareSocket({ wsUrl })
        next.send({ type: 'connection_init' })
        const ended = await Promise.race([next.closed, next.message('connection_ack')])
        next.socket.terminate()
        return ended
      }
      await expect.poll(again, { timeout: 10_000, interval: 100 }).toMatchObject({ type: 'connection_ack' })
      reading.resolve()
    },
    30_000,
  )
})

describe('a session that ends while sessions cannot be read', () => {
  it('is checked one request at a time', async () => {
    await acknowledged({ wsUrl: await fixture.serve() }, fixture.tokenOf('ada', 60_000))
    isUnavailable = true
    for (let i = 0; i < 30; i++) fixture.notify('all')
    await pause(50)
    const before = fixture.rightsReads()
    await pause(1_100)
    expect(fixture.rightsReads() - before).toBeLessThanOrEqual(3)
  })

  it('closes its socket with 4401 as soon as they can be read', async () => {
    const wsUrl = await fixture.serve()
    const [ended, other] = [fixture.tokenOf('ada', 60_000), fixture.tokenOf('grace', 60_000)]
    const [bare, stays] = [await acknowledged({ wsUrl }, ended), await acknowledged({ wsUrl }, other)]
    isUnavailable = true
    fixture.grant('ada', null)
    fixture.notify({ userId: 'ada', tenantId: null, sessionId: null })
    await pause(50)
    expect(bare.socket.readyState).toBe(WebSocket.OPEN)
    isUnavailable = false
    expect(await bare.closed).toMatchObject({ code: 4401 })
    stays.send({ type: 'ping' })
    await stays.message('pong')
  })
})

describe('a session that ends', () => {
  it('while its socket is connecting closes it with 4401', async () => {
    const bare = await bareSocket({ wsUrl: await fixture.serve() })
    let isFirst = true
    fixture.onRightsRead = () => {
      if (!isFirst) return
      isFirst = false
      // The end is reported before the socket has an owner.
      queueMicrotask(() => {
        fixture.grant('ada', null)
        fixture.notify({ userId: 'ada', tenantId: null, sessionId: null })
      })
    }
    bare.send({ type: 'connection_init', payload: { authorization: `Bearer ${fixture.tokenOf('ada', 60_000)}` } })
    expect(await bare.closed).toMatchObject({ code: 4401 })
  })
})

describe('a socket that is refused', () => {
  it('is not kept in memory', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const sockets: WeakRef<object>[] = []
    const { setSocket } = prototype
    prototype.setSocket = function (...given) {
      sockets.push(new WeakRef(this))
      return setSocket.apply(this, given)
    }
    try {
      const { port } = new URL(await fixture.serve({ heartbeatMilliseconds: 20 }))
      // Without the subprotocol, and without an answer to the close frame.
      const wires = Array.from({ length: 50 }, () => connect(Number(port), '127.0.0.1').resume())
      for (const wire of wires) wire.write(handshake)
      await Promise.all(wires.map((wire) => once(wire, 'data')))
      await pause(200)
      for (const wire of wires) wire.destroy()
      const kept = () => {
        collect()
        return sockets.filter((socket) => socket.deref() !== undefined).length
      }
      expect(sockets).toHaveLength(50)
      await expect.poll(kept).toBeLessThan(10)
    } finally {
      prototype.setSocket = setSocket
    }
  })
})

describe('a slow reader', () => {
  /** Reading takes longer than a client that does not read would be waited for. */
  const limits = { heartbeatMilliseconds: 400, unreadBytes: 5_000_000 }
  /** Sends more than may be unread and than the operating system buffers. */
  const flood = async () => {
    await begun()
    while (fixture.outcomes.length === 0) {
      // Faster than any of the readers below, also where the machine is busy.
      fixture.score(5, 'x'.repeat(200_000))
      await pause(1)
    }
  }
  it('gets the end of their subscription on a socket, which stays open', async () => {
    const bare = await acknowledged({ wsUrl: await fixture.serve(limits) })
    bare.send(subscribe('1'))
    bare.socket.pause()
    // Two megabytes each. A system may hold more than thirty.
    let wanted = 0
    bare.socket.on('message', () => {
      if (bare.messages.length >= wanted) bare.socket.pause()
    })
    const slices = setInterval(() => {
      wanted = bare.messages.length + 10
      bare.socket.resume()
    }, 400)
    await flood()
    await expect.poll(() => bare.messages.at(-1)?.type, { timeout: 40_000 }).toBe('error')
    clearInterval(slices)
    wanted = Number.POSITIVE_INFINITY
    bare.socket.resume()
    bare.send({ type: 'ping' })
    await bare.message('pong')
  })

  it('gets the end of an event stream', async () => {
    const url = (await fixture.serve(limits)).replace('ws:', 'http:')
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' }
    const sent = request(url, { method: 'POST', headers })
    sent.end(JSON.stringify({ query: scored, variables: { board: 'main' } }))
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    const flooded = flood()
    let last = ''
    for await (const chunk of response) {
      last = `${last}${chunk}`.slice(-400)
      await pause(40)
    }
    await flooded
    expect(last).toContain('SLOW_CONSUMER')
    expect(last).toMatch(/event: complete\ndata:\n\n$/)
  }, 30_000)
})

describe('a limit', () => {
  it('of connections per viewer closes further ones with 1013', async () => {
    const wsUrl = await fixture.serve({ connectionsPerViewer: 3 })
    const kept = await Promise.all(Array.from({ length: 3 }, () => acknowledged({ wsUrl })))
    const fourth = await bareSocket({ wsUrl })
    fourth.send({ type: 'connection_init' })
    expect(await fourth.closed).toMatchObject({ code: 1013 })
    kept[0]!.socket.close()
    await kept[0]!.closed
    await acknowledged({ wsUrl })
  })

  it('of all connections closes further sockets with 1013, and refuses streams with 503', async () => {
    const wsUrl = await fixture.serve({ connections: 3 })
    const kept = await Promise.all(
      ['ada', 'grace'].map((userId) => acknowledged({ wsUrl }, fixture.tokenOf(userId, 60_000))),
    )
    // A socket before connection_init counts too.
    const silent = await bareSocket({ wsUrl })
    expect(await (await bareSocket({ wsUrl })).closed).toMatchObject({ code: 1013 })
    const url = wsUrl.replace('ws:', 'http:')
    expect((await openEventStream(url, { query: scored, variables: { board: 'main' } })).status).toBe(503)
    for (const { socket } of [silent, ...kept]) socket.terminate()
    await expect.poll(() => acknowledged({ wsUrl }).then(({ socket }) => socket.readyState)).toBe(WebSocket.OPEN)
  })

  it('of connections per viewer counts streams and sockets together, and not those of others', async () => {
    const wsUrl = await fixture.serve({ connectionsPerViewer: 2 })
    const url = wsUrl.replace('ws:', 'http:')
    const streamOf = (userId: string) =>
      openEventStream(url, { query: scored, variables: { board: 'main' }, token: fixture.tokenOf(userId, 60_000) })
    await acknowledged({ wsUrl }, fixture.tokenOf('ada', 60_000))
    const second = await streamOf('ada')
    await begun()
    const refused = await (await streamOf('ada')).whole()
    expect(refused[0]!.data.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(refused[1]!.event).toBe('complete')
    const third = await bareSocket({ wsUrl })
    third.send({ type: 'connection_init', payload: { authorization: `Bearer ${fixture.tokenOf('ada', 60_000)}` } })
    expect(await third.closed).toMatchObject({ code: 1013 })
    const others = await streamOf('grace')
    await expect.poll(() => fixture.subscriptions.stats().subscribers).toBe(2)
    second.cut()
    await expect.poll(() => fixture.subscriptions.stats().subscribers).toBe(1)
    const again = await streamOf('ada')
    await expect.poll(() => fixture.subscriptions.stats().subscribers).toBe(2)
    for (const each of [others, again]) each.cut()
  })

  it('of operations per socket refuses further ones, and keeps those under way', async () => {
    const wsUrl = await fixture.serve({ operationsPerSocket: 3 })
    const bare = await acknowledged({ wsUrl })
    for (const id of ['1', '2', '3', '4']) bare.send(subscribe(id))
    const { payload } = await bare.message('error', '4')
    expect(payload[0].extensions.code).toBe('RATE_LIMITED')
    await begun()
    fixture.score()
    for (const id of ['1', '2', '3']) await bare.message('next', id)
    bare.send({ id: '1', type: 'complete' })
    bare.send(subscribe('5', { after: 'c0' }))
    await bare.message('next', '5')
  })
})
