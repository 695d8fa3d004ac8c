// HTTP requests that are not GraphQL requests, invalid tokens, and the routes beside /graphql.
import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { acme } from '@quintet/kit/demo/people.ts'
import { deriveKey, unseal } from '@quintet/kit/process/secrets.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, internals, jsonType, post } from '../../support/clients/http.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const query = '{ viewer { permissions } }'
const megabytes = (count: number) => `{"query": "${'x'.repeat(count * 1024 * 1024)}"}`
function inChunks(text: string): ReadableStream {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= text.length) return controller.close()
      controller.enqueue(new TextEncoder().encode(text.slice(at, at + 65_536)))
      at += 65_536
    },
  })
}

describe('a body', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number]>([
    ['that is not JSON', '{"query": ', jsonType, 400],
    ['that is empty', '', jsonType, 400],
    ['in another encoding', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), jsonType, 400],
    [
      'that ends inside a character',
      Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xe2, 0x82]), Buffer.from('"}')]),
      jsonType,
      400,
    ],
    ['that is a list', JSON.stringify([{ query }]), jsonType, 400],
    ['that is a string', '"query"', jsonType, 400],
    ['without a query', '{}', jsonType, 400],
    ['with a number for a query', '{"query": 1}', jsonType, 400],
    ['with a list of variables', JSON.stringify({ query, variables: [] }), jsonType, 400],
    ['with a number for a name', JSON.stringify({ query, operationName: 1 }), jsonType, 400],
    ['of another type', JSON.stringify({ query }), { 'content-type': 'text/plain' }, 415],
    ['of an HTML form', 'query=%7Bviewer%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['without a type', new Uint8Array(Buffer.from(JSON.stringify({ query }))), {}, 415],
  ])('%s is refused', async (_, body, headers, status) => {
    const reply = await post(quintet, body, headers)
    expect(reply.status).toBe(status)
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    expect(reply.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  })

  it('of 10 MB is refused, with and without Content-Length', async () => {
    for (let i = 0; i < 5; i++) {
      for (const body of [megabytes(10), inChunks(megabytes(10))]) {
        const reply = await post(quintet, body)
        expect(reply.status).toBe(413)
        expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
      }
    }
    expect((await quintet.gql(query, {}, grace)).errors).toBeUndefined()
  })

  it('with a number that is not finite is refused', async () => {
    const text = 'query ($first: Int) { modules(first: $first) { nodes { slug } } }'
    const body = JSON.stringify({ query: text, variables: { first: 1 } }).replace('"first":1', '"first":1e999')
    const reply = await post(quintet, body, { ...jsonType, authorization: `Bearer ${grace}` })
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
  })

  it('gets application/graphql-response+json with its status from a client that accepts it', async () => {
    const headers = { ...jsonType, accept: 'application/graphql-response+json' }
    const answers = [
      [JSON.stringify({ query: '{' }), 400],
      [JSON.stringify({ query: '{ nothing }' }), 400],
      [JSON.stringify({ query }), 200],
    ] as const
    for (const [body, status] of answers) {
      const reply = await post(quintet, body, headers)
      expect([reply.status, reply.headers.get('content-type')]).toEqual([
        status,
        'application/graphql-response+json; charset=utf-8',
      ])
    }
    expect((await post(quintet, JSON.stringify({ query }), { ...headers, authorization: 'Bearer x' })).status).toBe(401)
    expect((await post(quintet, JSON.stringify({ query: '{' }))).status).toBe(200)
  })
})

describe('a token', () => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const claimsOf = (token: string): Json => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
  const headerOf = (token: string): Json => JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())
  const signed = (header: object, claims: object, key: KeyObject): string => {
    const text = `${encode(header)}.${encode(claims)}`
    return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }
  /** The signing key, decrypted from the database with the secret of the data directory. */
  const ownKey = async (): Promise<KeyObject> => {
    const secret = readFileSync(join(quintet.directory, 'secret'))
    const [row] = await quintet.admin`select id, sealed_private_jwk from identity.signing_keys`
    const jwk = JSON.parse(unseal([deriveKey(secret, 'signing keys at rest')], row?.id, row?.sealed_private_jwk))
    return createPrivateKey({ key: jwk, format: 'jwk' })
  }
  const now = () => Math.floor(Date.now() / 1000)
  type Forge = (header: Json, claims: Json, key: KeyObject) => string
  const forgeries: [string, Forge][] = [
    ['of another issuer', (header, claims, key) => signed(header, { ...claims, iss: 'https://evil.example' }, key)],
    ['for another audience', (header, claims, key) => signed(header, { ...claims, aud: 'other' }, key)],
    ['without an expiry', (header, { exp: _, ...claims }, key) => signed(header, claims, key)],
    ['without a session', (header, { sid: _, ...claims }, key) => signed(header, claims, key)],
    ['not yet valid', (header, claims, key) => signed(header, { ...claims, nbf: now() + 600 }, key)],
    ['of another kind', (header, claims, key) => signed({ ...header, typ: 'JWT' }, claims, key)],
    [
      'of an unknown key',
      (header, claims) =>
        signed({ ...header, kid: 'other' }, claims, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    ],
    [
      'signed by another key',
      (header, claims) => signed(header, claims, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    ],
    [
      'of an unknown session',
      (header, claims, key) => signed(header, { ...claims, sid: '01900000-0000-7000-8fff-000000000001' }, key),
    ],
    ['without a signature', (header, claims) => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    [
      'signed with the public key as a secret',
      (header, claims) => {
        const text = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`
        return `${text}.${createHmac('sha256', 'public').update(text).digest('base64url')}`
      },
    ],
  ]
  const refused = async (authorization: string): Promise<string[]> => {
    const reply = await post(quintet, JSON.stringify({ query }), { ...jsonType, authorization })
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.text).data).toBeUndefined()
    return codesOf(reply)
  }

  it('that the test signs correctly is accepted', async () => {
    const token = signed(headerOf(grace), { ...claimsOf(grace), jti: 'other' }, await ownKey())
    expect((await quintet.gql(query, {}, token)).errors).toBeUndefined()
  })
  it.each(forgeries)('%s is refused', async (_, forge) => {
    const token = forge(headerOf(grace), claimsOf(grace), await ownKey())
    expect(await refused(`Bearer ${token}`)).toEqual(['UNAUTHENTICATED'])
  })
  it.each([
    'Bearer rubbish',
    'Bearer a.b.c',
    'Bearer',
    'Bearer ',
    'Basic YWRhOmFkYQ==',
    'rubbish',
    `Bearer ${'x'.repeat(7000)}`,
    'Bearer a b',
  ])('%s is refused', async (authorization) => {
    expect(await refused(authorization)).toEqual(['UNAUTHENTICATED'])
  })
  it('that is expired is refused with a hint to refresh, and refreshSession accepts it', async () => {
    quintet.shift(-16 * 60_000)
    const { accessToken, refreshToken } = await quintet.session(acme.agent.email)
    quintet.shift(0)
    const { errors } = await quintet.gql(query, {}, accessToken)
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/refresh/), extensions: { code: 'UNAUTHENTICATED' } },
    ])
    const { data } = await quintet.gql('RefreshSession', { input: { refreshToken } }, accessToken)
    expect(data.refreshSession.__typename).toBe('SignedIn')
  })
  it('is refused from the first request after its session ended', async () => {
    for (let i = 0; i < 20; i++) {
      const { accessToken } = await quintet.session(acme.owner.email)
      expect((await quintet.gql(query, {}, accessToken)).errors).toBeUndefined()
      await quintet.gql('SignOut', {}, accessToken)
      expect((await quintet.gql(query, {}, accessToken)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    }
  })
  it('of a tenant that the user has left gives no rights there', async () => {
    const user = acme.applicants[9]!
    const token = await quintet.signIn(user.email)
    await quintet.admin`update tenancy.memberships set left_at = now() where user_id = ${user.id}`
    await quintet.admin`insert into tenancy.access_changes (tenant_id, user_id) values (${acme.id}, ${user.id})`
    await expect
      .poll(async () => (await quintet.gql('{ viewer { tenant { slug } } }', {}, token)).data, { timeout: 5000 })
      .toEqual({ viewer: { tenant: null } })
    const { data } = await quintet.gql(
      '{ viewer { permissions creditApplications { nodes { id } } } modules { nodes { slug } } }',
      {},
      token,
    )
    expect(data).toEqual({ viewer: { permissions: [], creditApplications: { nodes: [] } }, modules: null })
  })
})

describe('routes', () => {
  const at = (path: string, init: RequestInit = {}) => fetch(new URL(path, quintet.url), init)
  it.each([
    ['GET', '/live', 200, /^live$/m],
    ['GET', '/health', 200, /^healthy$/m],
    ['GET', '/ready', 200, /^ready$/m],
    ['GET', '/metrics', 200, /^quintet_requests_total\{outcome="ok"\} \d+$/m],
    ['GET', '/metrics', 200, /^quintet_sockets \d+$/m],
    ['GET', '/schema.graphql', 200, /^type Query \{$/m],
    ['GET', '/nowhere', 404, /^Not found$/m],
    ['GET', '/.well-known/other', 404, /^Not found$/m],
    ['GET', '/../../etc/passwd', 404, /^Not found$/m],
    ['GET', '/graphql', 400, /query/],
    ['PUT', '/graphql', 405, /POST/],
    ['DELETE', '/live', 405, /GET/],
    ['POST', '/.well-known/jwks.json', 405, /GET/],
  ])('%s %s answers %i', async (method, path, status, body) => {
    const response = await at(path, { method })
    const text = await response.text()
    expect([response.status, text]).toEqual([status, expect.stringMatching(body)])
    if (status >= 400) expect(text).not.toMatch(internals)
  })
  it('/.well-known/jwks.json lists public keys only', async () => {
    const response = await at('/.well-known/jwks.json')
    expect(response.headers.get('content-type')).toBe('application/json')
    const { keys } = (await response.json()) as Json
    expect(keys).toHaveLength(1)
    expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  })
  it.each(['//', '//evil.example/graphql', '/%', '/%00', '*', 'http://', '/\\'])(
    '%s is not an internal error',
    async (path) => {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(quintet.port, '127.0.0.1', () =>
          socket.end(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
        )
        let text = ''
        socket.on('data', (data) => {
          text += data
        })
        socket.on('close', () => resolve(text))
        socket.on('error', reject)
      })
      expect(answer).toMatch(/^HTTP\/1\.1 (302|40\d) /)
      expect(answer).not.toMatch(internals)
    },
  )
})
