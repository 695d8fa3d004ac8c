// What a subgraph behind any address and any server is asked, and which of its responses count.
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { createRemote } from '@quintet/kit/wire/remote.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const data = '{"data":{"shop":"é"}}'
interface Asked {
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
}

/** Asks a server that answers so, under an address of this form. */
async function ask(answer: (response: ServerResponse) => void, form = (host: string) => `http://${host}/graphql`) {
  const asked: Asked[] = []
  const server = createServer(({ url, headers }, response) => {
    asked.push({ url, headers })
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, { url, headers }) => {
    asked.push({ url, headers })
    socket.close()
  })
  const url = form(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  const remote = createRemote({ name: 'shop', url, keys: null, clock: systemClock })
  ends.push(remote.close, () => server.close())
  const envelope = anonymousEnvelope('r', null, null)
  return { asked, remote, envelope, result: () => remote.execute({ query: '{ shop }' }, envelope) }
}
const plain = (response: ServerResponse) => response.end(data)

describe('an address', () => {
  const full = (host: string) => `http://us%20er:p%40ss@${host}/graphql?tenant=a%20b&version=2`
  const authorization = `Basic ${Buffer.from('us er:p@ss').toString('base64')}`
  it('keeps its query and its credentials for requests', async () => {
    const { asked, result } = await ask(plain, full)
    await result()
    expect(asked).toMatchObject([{ url: '/graphql?tenant=a%20b&version=2', headers: { authorization } }])
  })
  it('keeps them for subscriptions', async () => {
    const { asked, remote, envelope } = await ask(plain, full)
    await remote
      .subscribe({ query: 'subscription { shop }' }, envelope)
      .next()
      .catch(() => {})
    expect(asked).toMatchObject([{ url: '/graphql?tenant=a%20b&version=2', headers: { authorization } }])
  })
  it('without credentials sends none', async () => {
    const { asked, result } = await ask(plain)
    await result()
    expect(asked[0]!.headers.authorization).toBeUndefined()
  })
})

describe('a content encoding', () => {
  it('is not asked for', async () => {
    const { asked, result } = await ask(plain)
    await result()
    expect(asked[0]!.headers['accept-encoding']).toBe('identity')
  })
  it.each([
    ['gzip', gzipSync(data)],
    ['GZIP', gzipSync(data)],
    ['br', brotliCompressSync(data)],
    ['deflate', deflateSync(data)],
    ['identity', Buffer.from(data)],
  ])('of %s is decoded all the same', async (encoding, body) => {
    const { result } = await ask((response) => response.writeHead(200, { 'content-encoding': encoding }).end(body))
    expect(await result()).toEqual({ data: { shop: 'é' } })
  })
  it.each([
    ['unknown', 'zebra', Buffer.from(data)],
    ['broken', 'gzip', Buffer.from(data)],
  ])('that is %s makes the subgraph UNAVAILABLE', async (_, encoding, body) => {
    const { result } = await ask((response) => response.writeHead(200, { 'content-encoding': encoding }).end(body))
    await expect(result()).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  })
})

describe('a status', () => {
  it.each([200, 201, 202, 203])('of %i with data is a result', async (status) => {
    const { result } = await ask((response) => response.writeHead(status).end(data))
    expect(await result()).toEqual({ data: { shop: 'é' } })
  })
  it.each([301, 302, 307, 308])('of %i is not followed', async (status) => {
    const { asked, result } = await ask((response) => response.writeHead(status, { location: '/other' }).end())
    await expect(result()).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
    expect(asked).toHaveLength(1)
  })
})
