// HTTP for browsers and load balancers: GET, CORS, content negotiation, compression and kept connections.
import { once } from 'node:events'
import { get, type IncomingMessage, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, jsonType, post } from '../../support/clients/http.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let open: TestQuintet
let ada: string
beforeAll(async () => {
  const origins = 'https://app.example.com, https://other.example.com/'
  quintet = await startTestQuintet({}, { CORS_ORIGINS: origins, MODE: 'production' })
  open = await startTestQuintet({}, { COMPRESSION: 'off' })
  ada = await quintet.signIn(acme.owner.email)
})
afterAll(() => Promise.all([quintet?.stop(), open?.stop()]))

/** Sends a request and returns the raw response: fetch hides encodings and adds headers. */
async function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer; text: string }> {
  const sent = request({ port: quintet.port, method, path, headers, agent: false }).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  const chunks = await response.toArray()
  const bytes = Buffer.concat(chunks)
  return { status: response.statusCode ?? 0, headers: response.headers, body: bytes, text: bytes.toString() }
}
const addressOf = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`

describe('GET', () => {
  const query =
    'query Mods($first: Int) { modules(first: $first) { nodes { slug } } } query Me { viewer { permissions } }'
  const asAda = () => ({ authorization: `Bearer ${ada}` })

  it('answers queries, and forbids caches to store the answer', async () => {
    const reply = await raw('GET', addressOf({ query, operationName: 'Mods', variables: '{"first":2}' }), asAda())
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.text).data.modules.nodes).toHaveLength(2)
    expect(reply.headers['cache-control']).toBe('no-store')
  })
  it.each([
    ['without a query', {}, 400],
    ['with variables that are not JSON', { query, variables: '{' }, 400],
    ['with a list of variables', { query, variables: '[]' }, 400],
    ['with extensions that are not an object', { query, extensions: '"x"' }, 400],
  ])('%s is refused', async (_, parameters, status) => {
    const reply = await raw('GET', addressOf(parameters as Record<string, string>))
    expect(reply.status).toBe(status)
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
  })
  it('looks up the text of its operation once, for a single response and for an event stream', async () => {
    const lookups = async (): Promise<number[]> => {
      const { text } = await raw('GET', '/metrics')
      const of = (result: string) =>
        Number(new RegExp(`lookups_total\\{result="${result}"\\} (\\d+)`).exec(text)?.[1] ?? 0)
      return [of('miss'), of('hit')]
    }
    const [miss, hit] = await lookups()
    const text = 'query OnlyOnce { viewer { permissions } }'
    await raw('GET', addressOf({ query: text }), asAda())
    expect(await lookups()).toEqual([miss! + 1, hit])
    await raw('GET', addressOf({ query: text }), { ...asAda(), accept: 'text/event-stream' })
    expect(await lookups()).toEqual([miss! + 1, hit! + 1])
  })
  it('refuses a mutation without executing it', async () => {
    const mutation = 'mutation { signOut { __typename } }'
    const reply = await raw('GET', addressOf({ query: mutation }), asAda())
    expect([reply.status, reply.headers.allow]).toEqual([405, 'POST'])
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    expect((await quintet.gql('{ viewer { permissions } }', {}, ada)).errors).toBeUndefined()
  })
  it('is refused to pages of other origins, unless they send a header that needs a preflight', async () => {
    const path = addressOf({ query: '{ __typename }' })
    const status = async (headers: Record<string, string>) => (await raw('GET', path, headers)).status
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await status({ origin: 'https://evil.example' })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
    expect(await status({ 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': 'true' })).toBe(200)
    expect(await status({ 'sec-fetch-site': 'cross-site', origin: 'https://app.example.com' })).toBe(200)
    expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(200)
  })
})

describe('content negotiation', () => {
  const body = JSON.stringify({ query: '{ __typename }' })
  it.each([
    ['application/json', 'application/json'],
    ['application/graphql-response+json', 'application/graphql-response+json'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
    [
      'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9',
      'application/graphql-response+json',
    ],
    ['application/json, application/graphql-response+json;q=0.5', 'application/json'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['application/*', 'application/json'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const reply = await post(quintet, body, { ...jsonType, accept })
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
  })
  it('refuses an unacceptable type before the operation runs', async () => {
    const before = (await quintet.admin`select count(*)::int as n from identity.users`)[0]?.n
    const input = { email: 'new@acme.example', password: 'seven brass lanterns at noon', firstName: 'N', lastName: 'N' }
    const query = 'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }'
    const reply = await post(quintet, JSON.stringify({ query, variables: { input } }), {
      ...jsonType,
      accept: 'text/csv',
    })
    expect(reply.status).toBe(406)
    expect((await quintet.admin`select count(*)::int as n from identity.users`)[0]?.n).toBe(before)
  })
  it.each([
    ['application/json; charset=utf-8', 200],
    ['application/json; charset="UTF-8"', 200],
    ['application/json; charset=latin1', 415],
    ['application/jsonx', 415],
  ])('answers a body of the type %s with %i', async (type, status) => {
    expect((await post(quintet, body, { 'content-type': type })).status).toBe(status)
  })
})

describe('answers', () => {
  const large = JSON.stringify({
    query: '{ modules { nodes { id slug name description } edges { cursor node { id slug name description } } } }',
  })
  const small = JSON.stringify({ query: '{ __typename }' })
  const ask = (body: string, encoding?: string, port = quintet.port) => {
    const headers = { ...jsonType, authorization: `Bearer ${ada}` }
    const sent = request({
      port,
      method: 'POST',
      path: '/graphql',
      agent: false,
      headers: { ...headers, ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) },
    }).end(body)
    return once(sent, 'response').then(async ([response]) => {
      const bytes = Buffer.concat(await (response as IncomingMessage).toArray())
      return { headers: (response as IncomingMessage).headers, bytes }
    })
  }
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['identity, gzip;q=0.5', undefined],
    ['deflate', undefined],
    ['gzip;q=0, br;q=0', undefined],
    [undefined, undefined],
  ])('to a client that accepts %s have the encoding %s', async (accepted, encoding) => {
    const { headers, bytes } = await ask(large, accepted)
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['content-length']).toBe(`${bytes.length}`)
    expect(headers.vary).toMatch(/Accept-Encoding/)
    const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
    expect(JSON.parse(plain.toString()).data.modules.nodes.length).toBeGreaterThan(2)
    if (encoding !== undefined) expect(bytes.length).toBeLessThan(plain.length / 2)
  })
  it('are not compressed when they are small', async () => {
    expect((await ask(small, 'gzip')).headers['content-encoding']).toBeUndefined()
  })
  it('are not compressed with COMPRESSION=off', async () => {
    expect((await ask(large, 'gzip', open.port)).headers['content-encoding']).toBeUndefined()
  })
})

describe('pages of other origins', () => {
  const preflight = (origin: string) =>
    raw('OPTIONS', '/graphql', {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    })
  it.each(['https://app.example.com', 'https://other.example.com'])('%s may send requests', async (origin) => {
    const preflighted = await preflight(origin)
    expect([preflighted.status, preflighted.text]).toEqual([204, ''])
    expect(preflighted.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization,content-type',
      vary: expect.stringMatching(/Origin/),
    })
    const { headers } = await raw(
      'POST',
      '/graphql',
      { ...jsonType, origin },
      JSON.stringify({ query: '{ __typename }' }),
    )
    expect(headers).toMatchObject({ 'access-control-allow-origin': origin, vary: 'Origin' })
    expect(headers).toHaveProperty('access-control-expose-headers', 'x-request-id, retry-after')
    for (const each of [preflighted.headers, headers])
      expect(each).not.toHaveProperty('access-control-allow-credentials')
  })
  it.each([
    'https://evil.example',
    'http://app.example.com',
    'https://app.example.com.evil.example',
    'null',
    'http://localhost:5173',
  ])('%s may not send requests', async (origin) => {
    const preflighted = await preflight(origin)
    expect(preflighted.status).toBe(403)
    const { headers } = await raw('POST', '/graphql', { ...jsonType, origin }, JSON.stringify({ query: '{' }))
    for (const each of [preflighted.headers, headers]) {
      expect(each).not.toHaveProperty('access-control-allow-origin')
      expect(each.vary).toMatch(/Origin/)
    }
  })
  it('can read refusals', async () => {
    const { status, headers } = await raw('POST', '/graphql', { ...jsonType, origin: 'https://app.example.com' }, '{')
    expect(status).toBe(400)
    expect(headers['access-control-allow-origin']).toBe('https://app.example.com')
  })
  it.each(['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080'])(
    'of %s may send requests in development, without CORS_ORIGINS',
    async (origin) => {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const response = await fetch(open.url, { method: 'OPTIONS', headers })
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, origin])
      const foreign = { ...headers, origin: 'http://localhost.evil.example' }
      expect((await fetch(open.url, { method: 'OPTIONS', headers: foreign })).status).toBe(403)
    },
  )
  it('are named in CORS_ORIGINS by scheme, host and port only', () => {
    const read = (origins: string): readonly string[] => readConfig({ CORS_ORIGINS: origins }).http.corsOrigins
    expect(read('*')).toEqual(['*'])
    expect(read(' https://a.example , http://b.example:81/')).toEqual(['https://a.example', 'http://b.example:81'])
    for (const wrong of ['a.example', 'https://a.example/path', 'ftp:a', 'https://A.example:443']) {
      expect(() => read(wrong)).toThrow(/CORS_ORIGINS/)
    }
  })
})

describe('a connection', () => {
  it('is kept open longer than load balancers keep it', async () => {
    const [response] = (await once(
      get({ port: quintet.port, path: '/live', headers: { connection: 'keep-alive' } }),
      'response',
    )) as [IncomingMessage]
    response.resume()
    expect(Number(/timeout=(\d+)/.exec(String(response.headers['keep-alive']))?.[1])).toBeGreaterThan(60)
  })
  it('lists the supported methods in its refusal of others', async () => {
    const reply = await raw('OPTIONS', '/graphql')
    expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, POST'])
    expect((await raw('DELETE', '/graphql')).headers.allow).toBe('GET, POST')
    expect((JSON.parse(reply.text) as Json).errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })
})
