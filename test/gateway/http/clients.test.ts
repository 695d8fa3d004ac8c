// Content negotiation as clients use it, and what pages of other origins may do: sockets, explorers and event ids.
import { request } from 'node:http'
import { createEventText, cursorOfEventId } from '@quintet/gateway/http/event-stream.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openEventStream } from '../../support/clients/event-streams.ts'
import { codesOf, jsonType, post } from '../../support/clients/http.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet(
    {},
    { CORS_ORIGINS: 'https://app.example.com', PUBLIC_URL: 'https://api.example.com' },
  )
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const asGrace = () => ({ authorization: `Bearer ${grace}` })
const urql =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
const subscription = `subscription ($after: String) { creditScoreChanged(category: "personal-loan", after: $after) { cursor } }`

describe('an Accept header', () => {
  it.each([
    [urql, 'application/graphql-response+json'],
    ['application/json, text/event-stream;q=0', 'application/json'],
    ['application/json, text/event-stream;q=0.9', 'application/json'],
    ['text/event-stream;q=0.5, application/json', 'application/json'],
    ['application/json, text/event-stream-like', 'application/json'],
    ['*/*', 'application/json'],
    ['text/event-stream', 'text/event-stream'],
    ['TEXT/EVENT-STREAM', 'text/event-stream'],
    ['Text/Event-Stream; q=1, application/json;q=0.5', 'text/event-stream'],
    ['APPLICATION/JSON', 'application/json'],
  ])('%s answers a query as %s', async (accept, type) => {
    const { status, headers } = await post(quintet, '{"query":"{ __typename }"}', { ...jsonType, accept })
    expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`])
  })
  it('without a supported type gets 406', async () => {
    const { status } = await post(quintet, '{"query":"{ __typename }"}', {
      ...jsonType,
      accept: 'text/event-stream;q=0',
    })
    expect(status).toBe(406)
  })
  it.each([urql, 'text/event-stream', 'application/json;q=0.5, text/event-stream;q=0.1'])(
    '%s gets a stream for a subscription',
    async (accept) => {
      const stream = await openEventStream(quintet.url, {
        query: subscription,
        variables: {},
        token: grace,
        headers: { accept },
      })
      expect([stream.status, stream.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
      stream.cut()
    },
  )
  it('without event streams gets an error for a subscription', async () => {
    const reply = await post(quintet, JSON.stringify({ query: subscription }), { ...jsonType, ...asGrace() })
    expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
  })
})

describe('a WebSocket', () => {
  /** `open`, or the status that refuses the handshake. */
  const open = (origin: string | undefined, host?: string): Promise<string> => {
    const headers = host === undefined ? {} : { host }
    const socket = new WebSocket(quintet.wsUrl, 'graphql-transport-ws', { ...(origin && { origin }), headers })
    return new Promise((resolve) => {
      socket.on('open', () => resolve('open'))
      socket.on('unexpected-response', (_, { statusCode }) => resolve(String(statusCode)))
      socket.on('error', () => {})
    }).finally(() => socket.terminate()) as Promise<string>
  }
  it.each([
    ['a program, which sends no origin', undefined],
    ['an origin that CORS_ORIGINS names', 'https://app.example.com'],
    ['the public URL, behind a proxy that changes Host', 'https://api.example.com'],
    ['a page of this machine, in development', 'http://localhost:5173'],
  ])('opens from %s', async (_, origin) => expect(await open(origin)).toBe('open'))
  it('opens from its own host', async () =>
    expect(await open('http://quintet.internal', 'quintet.internal')).toBe('open'))
  it.each([
    'https://evil.example',
    'null',
    'https://app.example.com.evil.example',
    'http://app.example.com',
    'nonsense',
  ])('is refused to %s', async (origin) => expect(await open(origin)).toBe('403'))
})

describe('an explorer', () => {
  const page = (path: string, host: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request({ port: quintet.port, host: '127.0.0.1', path, headers: { host, accept: 'text/html' } })
      sent.on('error', reject).end()
      sent.on('response', async (response) => {
        let text = ''
        for await (const chunk of response) text += chunk
        resolve(text)
      })
    })
  it.each(['localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'LOCALHOST'])('under %s opens signed in', async (host) => {
    expect(await page('/', host)).toMatch(/Bearer eyJ/)
    expect(await page('/explore', host)).toMatch(/Bearer eyJ/)
  })
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'evil.example:4000'])(
    'under the foreign name %s is not signed in',
    async (host) => {
      expect(await page('/', host)).not.toMatch(/eyJ/)
      expect(await page('/explore', host)).not.toMatch(/eyJ/)
    },
  )
})

describe('the id of an event', () => {
  const idIn = (cursor: string): string[] =>
    createEventText()([{ body: Buffer.from('{}'), cursor }])
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('id: '))
      .map((line) => line.slice('id: '.length))
  it.each(['plain', 'a\nid: forged\n\nevent: next', 'a\r\nb', 'a\rb', 'nul\0', '100 %0A %25', 'größer als ∞'])(
    'of the cursor %j is one line, and is read back as that cursor',
    (cursor) => {
      const ids = idIn(cursor)
      expect(ids).toHaveLength(1)
      expect(ids[0]).not.toMatch(/[\r\0]/)
      // A browser sends UTF-8, which Node reads as Latin-1.
      expect(cursorOfEventId(Buffer.from(ids[0]!).toString('latin1'))).toBe(cursor)
    },
  )
  it.each([
    ['at the root', subscription],
    [
      'in an inline fragment',
      `subscription ($after: String) { ... on Subscription { creditScoreChanged(category: "personal-loan", after: $after) { cursor } } }`,
    ],
    [
      'in a fragment of a fragment',
      `subscription ($after: String) { ...A } fragment A on Subscription { ... { ...B } } fragment B on Subscription { creditScoreChanged(category: "personal-loan", after: $after) { cursor } }`,
    ],
  ])('resumes a subscription whose field is %s', async (_, query) => {
    const { data } = await quintet.gql('CreditLeaderboard', { category: 'personal-loan' }, grace)
    const input = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value: 51 }
    const { cursor } = (await quintet.gql('RecordCreditScore', { input }, grace)).data.recordCreditScore
    const headers = { 'last-event-id': data.creditLeaderboard.changesCursor }
    const stream = await openEventStream(quintet.url, { query, variables: {}, token: grace, headers })
    expect((await stream.take(1))[0]).toMatchObject({ id: cursor, data: { data: { creditScoreChanged: { cursor } } } })
    stream.cut()
  })
})
