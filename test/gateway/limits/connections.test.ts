// How connections end, and how many there may be: nobody keeps a place that he does not need.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import v8 from 'node:v8'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openEventStream } from '../../support/clients/event-streams.ts'
import { acknowledged, bareSocket } from '../../support/clients/socket.ts'
import { type Scoring, scored, startScoring } from '../../support/quintet/scoring.ts'

let stage: Scoring
let isAway = false
beforeEach(async () => {
  isAway = false
  stage = await startScoring(() => isAway)
})
afterEach(() => stage.stop())

const begun = () => expect.poll(() => stage.streams.open).toBe(1)
const subscribe = (id: string, variables: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query: scored, variables: { board: 'main', ...variables } },
})

describe('a token that runs out', () => {
  it('ends what its client hears, also if he does not let himself be closed', async () => {
    const wsUrl = await stage.serve()
    const bare = await acknowledged({ wsUrl }, stage.tokenOf('ada', 3_000))
    bare.send(subscribe('1'))
    await begun()
    // He reads no more, and never answers that he is sent away.
    bare.socket.pause()
    await expect.poll(() => stage.subscriptions.stats().subscribers).toBe(0)
    await expect.poll(() => stage.streams.open).toBe(0)
    bare.socket.terminate()
  })
})

/** What opens a socket, without the subprotocol. */
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

describe('a server that goes away', () => {
  it('sends nothing more to who does not answer, as nothing may follow a farewell', async () => {
    const bare = await acknowledged({ wsUrl: await stage.serve() })
    bare.send(subscribe('1'))
    await begun()
    bare.socket.pause()
    await stage.leave()
    expect(stage.subscriptions.stats().subscribers).toBe(0)
    bare.socket.resume()
    expect(await bare.closed).toMatchObject({ code: 1001 })
  })
})

describe('a client who is no longer there', () => {
  it('is found out, and nobody else is', async () => {
    const wsUrl = await stage.serve({ heartbeatMilliseconds: 100 })
    const gone = new WebSocket(wsUrl, 'graphql-transport-ws', { autoPong: false })
    const left = once(gone, 'close')
    const here = await acknowledged({ wsUrl })
    expect((await left)[0]).toBe(1006)
    await pause(300)
    here.send(subscribe('1', { after: 'c0' }))
    stage.score()
    await here.message('next', '1')
  })
})

describe('a client who never reads again', () => {
  it.each(['socket', 'stream'])(
    'does not keep the place of his %s',
    async (what) => {
      const wsUrl = await stage.serve({ connections: 1, unreadBytes: 200_000, heartbeatMilliseconds: 200 })
      const reading = Promise.withResolvers<void>()
      const asked = { query: scored, variables: { board: 'main' }, begin: reading.promise }
      if (what === 'socket') {
        const bare = await acknowledged({ wsUrl })
        bare.send(subscribe('1'))
        await begun()
        bare.socket.pause()
        reading.promise.then(() => bare.socket.terminate())
      } else {
        const stream = await openEventStream(wsUrl.replace('ws:', 'http:'), asked)
        await begun()
        reading.promise.then(stream.cut)
      }
      expect(await (await bareSocket({ wsUrl })).closed).toMatchObject({ code: 1013 })
      while (stage.subscriptions.stats().subscribers > 0) {
        stage.score(20, 'x'.repeat(20_000))
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

describe('a session that ends while nobody can say so', () => {
  it('is looked at once at a time, however long that lasts', async () => {
    await acknowledged({ wsUrl: await stage.serve() }, stage.tokenOf('ada', 60_000))
    isAway = true
    for (let i = 0; i < 30; i++) stage.tell('all')
    await pause(50)
    const before = stage.looks()
    await pause(1_100)
    expect(stage.looks() - before).toBeLessThanOrEqual(3)
  })

  it('closes its socket with 4401 as soon as somebody can', async () => {
    const wsUrl = await stage.serve()
    const [ended, other] = [stage.tokenOf('ada', 60_000), stage.tokenOf('grace', 60_000)]
    const [bare, stays] = [await acknowledged({ wsUrl }, ended), await acknowledged({ wsUrl }, other)]
    isAway = true
    stage.grant('ada', null)
    stage.tell({ userId: 'ada', tenantId: null, sessionId: null })
    await pause(50)
    expect(bare.socket.readyState).toBe(WebSocket.OPEN)
    isAway = false
    expect(await bare.closed).toMatchObject({ code: 4401 })
    stays.send({ type: 'ping' })
    await stays.message('pong')
  })
})

describe('a session that ends', () => {
  it('while its socket is let in closes it with 4401', async () => {
    const bare = await bareSocket({ wsUrl: await stage.serve() })
    let isFirst = true
    stage.onLook = () => {
      if (!isFirst) return
      isFirst = false
      // Its end is told when nobody knows yet whose socket this is.
      queueMicrotask(() => {
        stage.grant('ada', null)
        stage.tell({ userId: 'ada', tenantId: null, sessionId: null })
      })
    }
    bare.send({ type: 'connection_init', payload: { authorization: `Bearer ${stage.tokenOf('ada', 60_000)}` } })
    expect(await bare.closed).toMatchObject({ code: 4401 })
  })
})

describe('whoever is not let in', () => {
  it('is not kept either', async () => {
    const { port } = new URL(await stage.serve({ heartbeatMilliseconds: 20 }))
    const kept = () => v8.queryObjects(WebSocket, { format: 'count' }) as unknown as number
    const before = kept()
    // Without the subprotocol, and never answering the farewell.
    const wires = Array.from({ length: 50 }, () => connect(Number(port), '127.0.0.1').resume())
    for (const wire of wires) wire.write(handshake)
    await Promise.all(wires.map((wire) => once(wire, 'data')))
    await pause(200)
    for (const wire of wires) wire.destroy()
    await pause(300)
    expect(kept() - before).toBeLessThan(10)
  })
})

describe('a reader who is slow, and reads', () => {
  /** For longer than nobody would be waited for. */
  const limits = { heartbeatMilliseconds: 400, unreadBytes: 5_000_000 }
  /** More than may be unread, and than the system takes. */
  const flood = async () => {
    await begun()
    while (stage.outcomes.length === 0) {
      // Faster than any of the readers below, also where the machine is busy.
      stage.score(5, 'x'.repeat(200_000))
      await pause(1)
    }
  }
  it('is told the end of what he heard on his socket, and keeps it', async () => {
    const bare = await acknowledged({ wsUrl: await stage.serve(limits) })
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

  it('is told the end of what he heard on his stream', async () => {
    const url = (await stage.serve(limits)).replace('ws:', 'http:')
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' }
    const asking = request(url, { method: 'POST', headers })
    asking.end(JSON.stringify({ query: scored, variables: { board: 'main' } }))
    const [response] = (await once(asking, 'response')) as [IncomingMessage]
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

describe('too much', () => {
  it('connections of one are closed so that he comes back later, and others are not', async () => {
    const wsUrl = await stage.serve({ connectionsPerViewer: 3 })
    const kept = await Promise.all(Array.from({ length: 3 }, () => acknowledged({ wsUrl })))
    const fourth = await bareSocket({ wsUrl })
    fourth.send({ type: 'connection_init' })
    expect(await fourth.closed).toMatchObject({ code: 1013 })
    kept[0]!.socket.close()
    await kept[0]!.closed
    await acknowledged({ wsUrl })
  })

  it('connections of all together are closed so that they come back later, whoever they are', async () => {
    const wsUrl = await stage.serve({ connections: 3 })
    const kept = await Promise.all(['ada', 'grace'].map((who) => acknowledged({ wsUrl }, stage.tokenOf(who, 60_000))))
    // Also one that has not said who he is, and streams count like sockets.
    const silent = await bareSocket({ wsUrl })
    expect(await (await bareSocket({ wsUrl })).closed).toMatchObject({ code: 1013 })
    const url = wsUrl.replace('ws:', 'http:')
    expect((await openEventStream(url, { query: scored, variables: { board: 'main' } })).status).toBe(503)
    for (const { socket } of [silent, ...kept]) socket.terminate()
    await expect.poll(() => acknowledged({ wsUrl }).then(({ socket }) => socket.readyState)).toBe(WebSocket.OPEN)
  })

  it('streams and sockets of one viewer count together, wherever he asks from, and those of others do not', async () => {
    const wsUrl = await stage.serve({ connectionsPerViewer: 2 })
    const url = wsUrl.replace('ws:', 'http:')
    const streamOf = (who: string) =>
      openEventStream(url, { query: scored, variables: { board: 'main' }, token: stage.tokenOf(who, 60_000) })
    await acknowledged({ wsUrl }, stage.tokenOf('ada', 60_000))
    const second = await streamOf('ada')
    await begun()
    const refused = await (await streamOf('ada')).whole()
    expect(refused[0]!.data.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(refused[1]!.event).toBe('complete')
    const third = await bareSocket({ wsUrl })
    third.send({ type: 'connection_init', payload: { authorization: `Bearer ${stage.tokenOf('ada', 60_000)}` } })
    expect(await third.closed).toMatchObject({ code: 1013 })
    const others = await streamOf('grace')
    await expect.poll(() => stage.subscriptions.stats().subscribers).toBe(2)
    second.cut()
    await expect.poll(() => stage.subscriptions.stats().subscribers).toBe(1)
    const again = await streamOf('ada')
    await expect.poll(() => stage.subscriptions.stats().subscribers).toBe(2)
    for (const each of [others, again]) each.cut()
  })

  it('operations on one socket are refused, and those that run go on', async () => {
    const wsUrl = await stage.serve({ operationsPerSocket: 3 })
    const bare = await acknowledged({ wsUrl })
    for (const id of ['1', '2', '3', '4']) bare.send(subscribe(id))
    const { payload } = await bare.message('error', '4')
    expect(payload[0].extensions.code).toBe('RATE_LIMITED')
    await begun()
    stage.score()
    for (const id of ['1', '2', '3']) await bare.message('next', id)
    bare.send({ id: '1', type: 'complete' })
    bare.send(subscribe('5', { after: 'c0' }))
    await bare.message('next', '5')
  })
})
