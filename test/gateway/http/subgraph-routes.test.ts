// Addresses that are not GraphQL: what a client sends reaches a subgraph on another machine, and what it may not send.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createCors } from '@quintet/gateway/http/cors.ts'
import { HttpRefusal } from '@quintet/gateway/http/http.ts'
import { createSubgraphRoutes } from '@quintet/gateway/http/subgraph-routes.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { type SubgraphServer, serveSubgraph } from '@quintet/kit/server/serve.ts'
import type { RunningSubgraph } from '@quintet/kit/subgraph/definition.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { createRemote, type Remote } from '@quintet/kit/wire/remote.ts'
import { bodyText, getRoute, type RouteRequest, type RouteResponse, routeRefusal } from '@quintet/kit/wire/routes.ts'
import { envelopeKeys } from '@quintet/kit/wire/signed-envelope.ts'
import { type DeclaredRoute, findRoute } from '@quintet/schema/routes.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { silent } from '../../support/quintet/subgraph.ts'

const subgraph = 'identity'
const routes: readonly DeclaredRoute[] = [
  { subgraph, methods: ['GET', 'POST'], path: '/echo', maxBodyBytes: 1000, perMinute: 100 },
  {
    subgraph,
    methods: ['GET', 'PUT'],
    path: '/files/*key',
    maxBodyBytes: 5_000_000,
    streamsBody: true,
    perMinute: 100,
  },
  { subgraph, methods: ['POST'], path: '/session', maxBodyBytes: 1000, perMinute: 100, usesCookies: true },
]

/** What the subgraph got last. */
let received: { request: RouteRequest; envelope: Envelope; body: Buffer } | null = null
let respond: () => RouteResponse = () => ({ status: 204, headers: {}, body: null })
let wait = 0
let server: SubgraphServer
let remote: Remote
let front: Server
let origin: string

beforeAll(async () => {
  const keys = envelopeKeys([Buffer.alloc(32, 7)])
  const running = {
    name: subgraph,
    async answer(request: RouteRequest, envelope: Envelope) {
      if (request.path.startsWith('/files/none')) return null
      const body = Buffer.isBuffer(request.body) ? request.body : await buffer(request.body)
      received = { request, envelope, body }
      return respond()
    },
  } as unknown as RunningSubgraph
  const settings = { subgraph: running, keys, clock: systemClock, log: silent, probe: async () => {} }
  server = await serveSubgraph(settings, '127.0.0.1', 0)
  remote = createRemote({ name: subgraph, url: `http://127.0.0.1:${server.port}/graphql`, keys, clock: systemClock })
  const answerRoute = createSubgraphRoutes(
    {
      admission: { checkRouteLimit: () => wait } as never,
      answer: async (_route, request, facts) =>
        remote
          .answer(request, anonymousEnvelope(facts.requestId, facts.clientIp, facts.userAgent))
          .catch((error: unknown) => routeRefusal(error, facts.requestId, silent)),
    },
    createCors(['https://app.example.com'], false, 'https://api.example.com'),
    routes,
  )
  front = createServer(async (request, response) => {
    const facts = {
      connection: request.socket,
      requestId: 'r1',
      clientIp: '192.0.2.7',
      userAgent: 'a browser',
    } as never
    const path = new URL(request.url!, 'http://quintet').pathname
    try {
      if (!(await answerRoute(request, response, path, facts))) response.writeHead(404).end()
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error
      response.writeHead(error.status, error.headers).end(error.message)
    }
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => front.once('listening', resolve))
  origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`
})
afterEach(() => {
  received = null
  wait = 0
  respond = () => ({ status: 204, headers: {}, body: null })
})
afterAll(async () => {
  front.close()
  front.closeAllConnections()
  await remote.close()
  await server.stop()
})

describe('a path', () => {
  it.each([
    ['/echo', '/echo', null],
    ['/echo/', undefined, undefined],
    ['/files/a/b%20c', '/files/*key', 'a/b c'],
    ['/files/', undefined, undefined],
    ['/files/%ff', undefined, undefined],
    ['/one/x', '/one/:id', 'x'],
    ['/one/x/y', undefined, undefined],
  ])('%s is of route %s with the parameter %s', (path, route, parameter) => {
    const found = findRoute([...routes, { path: '/one/:id' }], path)
    expect([found?.route.path, found?.parameter]).toEqual([route, parameter])
  })
})

describe('a request', () => {
  it('arrives with method, path, query, body, cookies and the client’s address', async () => {
    const headers = { 'content-type': 'text/plain', cookie: 'a=1; b=2', authorization: 'Bearer x', 'x-other': 'y' }
    const answer = await fetch(`${origin}/echo?a=1&a=2`, { method: 'POST', body: 'grüße', headers })
    expect(answer.status).toBe(204)
    const { request, envelope, body } = received!
    expect([request.method, request.path, body.toString()]).toEqual(['POST', '/echo?a=1&a=2', 'grüße'])
    expect(request.headers).toMatchObject({ cookie: 'a=1; b=2', authorization: 'Bearer x', host: origin.slice(7) })
    expect(request.headers['x-other']).toBeUndefined()
    expect(envelope).toMatchObject({ clientIp: '192.0.2.7', userAgent: 'a browser', viewer: null, tenantId: null })
  })

  it('with 15 kB of cookies arrives', async () => {
    await fetch(`${origin}/echo`, { headers: { cookie: `a=${'x'.repeat(15_000)}` } })
    expect(received!.request.headers.cookie).toHaveLength(15_002)
  })

  it('gets status, headers, several cookies and a streamed body back', async () => {
    const headers = { 'content-type': 'text/csv', 'set-cookie': ['a=1', 'b=2'], 'x-own': 'yes' }
    respond = () => ({ status: 206, headers, body: Readable.from([Buffer.from('ab'), Buffer.from('cd')]) })
    const answer = await fetch(`${origin}/files/a/b`)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-own')]).toEqual([
      206,
      'text/csv',
      'yes',
    ])
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await answer.text()).toBe('abcd')
  })

  it('streams a body of megabytes', async () => {
    await fetch(`${origin}/files/a/b`, { method: 'PUT', body: Buffer.alloc(4_000_000, 'x') })
    expect(received!.body).toHaveLength(4_000_000)
    expect(received!.request.headers['content-length']).toBe('4000000')
  })

  it('of HEAD is answered as GET, without the body', async () => {
    respond = () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'abc' })
    const answer = await fetch(`${origin}/echo`, { method: 'HEAD' })
    expect([answer.status, await answer.text(), received!.request.method]).toEqual([200, '', 'GET'])
  })

  it('of a route that the subgraph does not answer is 404', async () => {
    expect((await fetch(`${origin}/files/none`)).status).toBe(404)
    expect((await fetch(`${origin}/other`)).status).toBe(404)
  })
})

describe('refused before it reaches a subgraph is', () => {
  const chunked = (bytes: number) =>
    ({ body: Readable.toWeb(Readable.from([Buffer.alloc(bytes)])), duplex: 'half' }) as RequestInit
  it.each<[string, string, RequestInit, number]>([
    ['another method', '/echo', { method: 'DELETE' }, 405],
    ['a body over the cap', '/echo', { method: 'POST', body: 'x'.repeat(1001) }, 413],
    ['a body over the cap without a length', '/echo', { method: 'POST', ...chunked(1001) }, 413],
    [
      'a streamed body that names a length over the cap',
      '/files/a/b',
      { method: 'PUT', body: 'x'.repeat(5_000_001) },
      413,
    ],
    ['an encoded body', '/echo', { method: 'POST', body: 'x', headers: { 'content-encoding': 'gzip' } }, 415],
    ['a page without the proof', '/session', { method: 'POST', headers: { origin: 'https://app.example.com' } }, 403],
    ['a request without an origin', '/session', { method: 'POST', headers: { 'quintet-csrf': '1' } }, 403],
    [
      'a page of another origin',
      '/session',
      { method: 'POST', headers: { 'quintet-csrf': '1', origin: 'https://api.example.com.evil.example' } },
      403,
    ],
  ])('%s', async (_, path, init, status) => {
    const answer = await fetch(origin + path, init)
    expect(answer.status).toBe(status)
    expect(received).toBeNull()
    if (status === 405) expect(answer.headers.get('allow')).toBe('GET, POST')
  })

  it('a streamed body that grows over the cap, whatever the subgraph made of it', async () => {
    const answer = await fetch(`${origin}/files/a/b`, { method: 'PUT', ...chunked(5_000_001) })
    expect(answer.status).toBe(413)
    expect(received).toBeNull()
  })

  it('an address over the limit of the route', async () => {
    wait = 7
    const answer = await fetch(`${origin}/echo`)
    expect([answer.status, answer.headers.get('retry-after'), received]).toEqual([429, '7', null])
  })
})

it('lets pages of named origins use cookies, and tells their browsers so', async () => {
  const page = { origin: 'https://app.example.com', 'quintet-csrf': '1' }
  const answer = await fetch(`${origin}/session`, { method: 'POST', headers: page })
  expect([answer.status, answer.headers.get('access-control-allow-credentials')]).toEqual([204, 'true'])
  const asked = { origin: page.origin, 'access-control-request-method': 'POST' }
  const preflight = await fetch(`${origin}/session`, { method: 'OPTIONS', headers: asked })
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'POST'])
  const own = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { ...page, origin: 'https://api.example.com' },
  })
  expect(own.status).toBe(204)
  const echo = await fetch(`${origin}/echo`, { headers: page })
  expect(echo.headers.get('access-control-allow-credentials')).toBeNull()
})

it('refuses a request whose path, headers or body was changed on the way, or that comes twice', async () => {
  const keys = envelopeKeys([Buffer.alloc(32, 7)])
  const changing = (change: (url: string, init: RequestInit) => [string, RequestInit]) => {
    const proxy = createServer(async (request, response) => {
      const body = await buffer(request)
      const init = { method: request.method!, headers: request.headers as Record<string, string>, body }
      const [url, changed] = change(request.url!, init)
      const answer = await fetch(`http://127.0.0.1:${server.port}${url}`, changed)
      response.writeHead(answer.status).end(await answer.text())
    })
    return proxy.listen(0, '127.0.0.1')
  }
  const statusBy = async (change: (url: string, init: RequestInit) => [string, RequestInit]) => {
    const proxy = changing(change)
    await new Promise((resolve) => proxy.once('listening', resolve))
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/graphql`
    const through = createRemote({ name: subgraph, url, keys, clock: systemClock })
    const request: RouteRequest = {
      method: 'POST',
      path: '/echo?a=1',
      headers: { cookie: 'a=1' },
      body: Buffer.from('x'),
    }
    const answer = await through.answer(request, anonymousEnvelope('r2', null, null))
    await bodyText(answer)
    await through.close()
    proxy.close()
    return answer.status
  }
  const clean = (init: RequestInit): RequestInit => {
    const {
      connection,
      'content-length': length,
      'transfer-encoding': encoding,
      host,
      ...headers
    } = init.headers as Record<string, string>
    return { ...init, headers }
  }
  const with_ = (init: RequestInit, headers: Record<string, string>) => ({
    ...clean(init),
    headers: { ...(clean(init).headers as object), ...headers },
  })
  expect(await statusBy((url, init) => [url, clean(init)])).toBe(204)
  expect(await statusBy((url, init) => [`${url}1`, clean(init)])).toBe(401)
  expect(await statusBy((url, init) => [url, { ...clean(init), body: 'y' }])).toBe(401)
  expect(await statusBy((url, init) => [url, with_(init, { 'quintet-streamed-body': '1' })])).toBe(401)
  const others = Buffer.from(JSON.stringify({ cookie: 'a=2' })).toString('base64url')
  expect(await statusBy((url, init) => [url, with_(init, { 'quintet-client-headers': others })])).toBe(401)
})

it('is 503 with a time to come back while the subgraph does not respond', async () => {
  const unreachable = createRemote({
    name: subgraph,
    url: 'http://127.0.0.1:1/graphql',
    keys: envelopeKeys([Buffer.alloc(32, 7)]),
    clock: systemClock,
  })
  const error = await unreachable
    .answer(getRoute('/echo'), anonymousEnvelope('r3', null, null))
    .catch((thrown) => thrown)
  expect(routeRefusal(error, 'r3', silent)).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  expect(routeRefusal(new Error('a bug'), 'r3', silent).status).toBe(500)
  await unreachable.close()
})
