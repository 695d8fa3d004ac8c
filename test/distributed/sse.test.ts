// Server-sent events: subscriptions without a WebSocket.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { createClient } from 'graphql-sse'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type EventStream,
  openEventStream,
  type ServerEvent,
  type StreamOptions,
} from '../support/clients/event-streams.ts'
import {
  type Answer,
  type Json,
  operationText,
  startTestQuintet,
  type TestQuintet,
} from '../support/quintet/quintet.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const category = 'personal-loan'
let quintet: TestQuintet
let grace: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
})
afterAll(() => quintet?.stop())

const opened: EventStream[] = []
afterEach(() => {
  for (const stream of opened.splice(0)) stream.cut()
})
async function ask(asking: Partial<StreamOptions>): Promise<EventStream> {
  const defaults = { query: operationText('CreditScoreChanged'), variables: { category } }
  const stream = await openEventStream(quintet.url, { ...defaults, ...asking })
  opened.push(stream)
  return stream
}

let recorded = 0
/** Records one score; its cursor. */
async function record(): Promise<string> {
  recorded++
  const input = { category, applicantId: acme.applicants[recorded % 12]!.id, value: recorded / 100 }
  return (await quintet.gql('RecordCreditScore', { input }, grace)).data.recordCreditScore.cursor
}
async function recordMany(count: number): Promise<string[]> {
  const cursors: string[] = []
  for (let i = 0; i < count; i++) cursors.push(await record())
  return cursors
}
const present = async (): Promise<string> =>
  (await quintet.gql('CreditLeaderboard', { category }, grace)).data.creditLeaderboard.changesCursor
const codesOf = (events: readonly ServerEvent[]): string[] =>
  events.flatMap(({ data }) => (data?.errors ?? []).map((error: Json) => error.extensions.code))

describe.each(['POST', 'GET'] as const)('events by %s', (method) => {
  it('arrive as they happen, each with its cursor as id', async () => {
    const stream = await ask({ method, token: grace, variables: { category, after: await present() } })
    expect([stream.status, stream.type]).toEqual([200, expect.stringContaining('text/event-stream')])
    const cursors = await recordMany(3)
    const events = await stream.take(3)
    expect(events.map(({ event, id }) => [event, id])).toEqual(cursors.map((cursor) => ['next', cursor]))
    expect(events.map(({ data }) => data.data.creditScoreChanged.cursor)).toEqual(cursors)
    const { firstName } = acme.applicants.find(
      ({ id }) => id === events[0]!.data.data.creditScoreChanged.score.applicant.id,
    )!
    expect(events[0]!.data).toEqual({
      data: {
        creditScoreChanged: expect.objectContaining({
          score: expect.objectContaining({ applicant: expect.objectContaining({ profile: { firstName } }) }),
        }),
      },
    })
  })

  it('resume after the Last-Event-ID, whatever `after` is', async () => {
    const after = await present()
    const stream = await ask({ method, token: grace, variables: { category, after } })
    const first = await recordMany(3)
    const last = (await stream.take(3)).at(-1)!.id!
    expect(last).toBe(first.at(-1))
    stream.cut()
    const missed = await recordMany(20)
    const headers = { 'last-event-id': last }
    const again = await ask({ method, token: grace, variables: { category, after }, headers })
    expect((await again.take(20)).map(({ id }) => id)).toEqual(missed)
    const later = await record()
    expect((await again.take(21)).at(-1)!.id).toBe(later)
    await pause(300)
    expect(again.events).toHaveLength(21)
    // A missing variable does the same.
    const bare = await ask({ method, token: grace, variables: { category }, headers })
    expect((await bare.take(21)).map(({ id }) => id)).toEqual([...missed, later])
  })

  it('of a query are its result and its end', async () => {
    const stream = await ask({ method, token: grace, query: '{ viewer { user { email } } }', variables: {} })
    expect(await stream.whole()).toEqual([
      { event: 'next', id: null, data: { data: { viewer: { user: { email: acme.agent.email } } } } },
      { event: 'complete', id: null, data: null },
    ])
  })

  it.each<[string, Partial<StreamOptions>, string]>([
    ['no one', {}, 'UNAUTHENTICATED'],
    ['a token that is none', { token: 'nonsense' }, 'UNAUTHENTICATED'],
    ['a cursor that is none', { variables: { category, after: 'nonsense' } }, 'BAD_USER_INPUT'],
    ['a Last-Event-ID that is none', { headers: { 'last-event-id': 'nonsense' } }, 'BAD_USER_INPUT'],
    ['a field that is not there', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['no GraphQL', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
  ])('are refused to %s: one event with the reason, and the end', async (who, asking, code) => {
    const needsToken = who !== 'no one' && asking.token === undefined
    const stream = await ask({ method, ...asking, ...(needsToken ? { token: grace } : {}) })
    const events = await stream.whole()
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete'])
    expect(codesOf(events)).toEqual([code])
    expect(stream.text()).not.toMatch(/node_modules|\.ts\b|postgres/)
  })

  it('are refused to a member who may not see scores', async () => {
    const stream = await ask({ method, token: await quintet.signIn(acme.members[0]!.email) })
    expect(codesOf(await stream.whole())).toEqual(['FORBIDDEN'])
  })

  it('end with the session within 5 s', async () => {
    const { accessToken } = await quintet.session(acme.agent.email)
    const stream = await ask({ method, token: accessToken, variables: { category, after: await present() } })
    await record()
    await stream.take(1)
    await quintet.gql('SignOut', {}, accessToken)
    await expect.poll(() => codesOf(stream.events), { timeout: 5_000 }).toEqual(['UNAUTHENTICATED'])
    expect((await stream.whole()).at(-1)!.event).toBe('complete')
  })
})

describe('a mutation', () => {
  const query = `mutation ($input: RecordCreditScoreInput!) {
    recordCreditScore(input: $input) { ... on CreditScoreRecorded { cursor } } }`
  const variables = { input: { category, applicantId: acme.applicants[0]!.id, value: 0.5 } }

  it('by POST is executed once', async () => {
    const after = await present()
    const [next, complete] = await (await ask({ token: grace, query, variables })).whole()
    expect(complete!.event).toBe('complete')
    const { cursor } = next!.data.data.recordCreditScore
    const stream = await ask({ token: grace, variables: { category, after } })
    expect((await stream.take(1))[0]!.id).toBe(cursor)
    await pause(300)
    expect(stream.events).toHaveLength(1)
  })

  it('by GET is refused and not executed', async () => {
    const before = await present()
    const stream = await ask({ method: 'GET', token: grace, query, variables })
    expect(stream.status).toBe(405)
    await stream.whole()
    expect(stream.events).toEqual([])
    expect(await present()).toBe(before)
  })
})

describe('a page of another origin', () => {
  const query = '{ __typename }'
  const get = async (headers: Record<string, string>): Promise<number> => {
    const stream = await ask({ method: 'GET', query, variables: {}, headers })
    await stream.whole()
    return stream.status
  }

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('with %j must send a header that needs a preflight', async (headers) => {
    expect(await get(headers)).toBe(403)
    expect(await get({ ...headers, 'apollo-require-preflight': 'true' })).toBe(200)
  })

  it('is not assumed without an origin, nor for the API’s own', async () => {
    expect(await get({})).toBe(200)
    expect(await get({ 'sec-fetch-site': 'none' })).toBe(200)
    expect(await get({ 'sec-fetch-site': 'same-origin', origin: new URL(quintet.url).origin })).toBe(200)
  })
})

describe('an invalid request', () => {
  it.each<[string, string, RequestInit, number]>([
    ['no query', '', { method: 'GET' }, 400],
    ['variables that are no JSON', '?query={__typename}&variables={', { method: 'GET' }, 400],
    ['variables that are no object', '?query={__typename}&variables=7', { method: 'GET' }, 400],
    ['a body that is no JSON', '', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['another method', '', { method: 'PUT', body: '{}' }, 405],
  ])('%s is refused before a stream begins', async (_, search, init, status) => {
    const headers = { accept: 'text/event-stream', ...(init.headers as Record<string, string>) }
    const response = await fetch(`${quintet.url}${search}`, { ...init, headers })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/json'),
    ])
    expect(((await response.json()) as Answer).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe("graphql-sse's own client", () => {
  it('subscribes, queries and is refused over distinct connections', async () => {
    const client = createClient({ url: quintet.url, headers: { authorization: `Bearer ${grace}` }, retryAttempts: 0 })
    try {
      const after = await present()
      const events = client.iterate<Json>({
        query: operationText('CreditScoreChanged'),
        variables: { category, after },
      })
      const cursors = await recordMany(3)
      const received: string[] = []
      for await (const { data } of events) {
        received.push((data as Json).creditScoreChanged.cursor)
        if (received.length === 3) break
      }
      expect(received).toEqual(cursors)
      const answers: unknown[] = []
      for await (const answer of client.iterate({ query: '{ viewer { user { email } } }' })) answers.push(answer)
      expect(answers).toEqual([{ data: { viewer: { user: { email: acme.agent.email } } } }])
      const refused: Json[] = []
      for await (const answer of client.iterate({ query: 'subscription { nothing }' })) refused.push(answer)
      expect(refused.map(({ errors }) => errors[0].extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    } finally {
      client.dispose()
    }
  })

  it('leaves no stream open', async () => {
    const openStreams = async (): Promise<number> => {
      const text = await (await fetch(`http://127.0.0.1:${quintet.port}/metrics`)).text()
      return Number(/^\w*sockets\w* (\d+)$/m.exec(text)?.[1])
    }
    const client = createClient({ url: quintet.url, headers: { authorization: `Bearer ${grace}` }, retryAttempts: 0 })
    const after = await present()
    client.subscribe(
      { query: operationText('CreditScoreChanged'), variables: { category, after } },
      { next: () => {}, error: () => {}, complete: () => {} },
    )
    await expect.poll(openStreams, { timeout: 10_000 }).toBe(1)
    client.dispose()
    await expect.poll(openStreams, { timeout: 10_000 }).toBe(0)
  })
})
