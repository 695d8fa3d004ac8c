// Limits as clients see them: codes, statuses, and their order.
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { refusedForNow } from '@quintet/kit/wire/errors.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openEventStream } from '../../support/clients/event-streams.ts'
import { codesOf, jsonType, post, type Reply } from '../../support/clients/http.ts'
import { acknowledged, bareSocket } from '../../support/clients/socket.ts'
import { type Failure, type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let ada: string
beforeAll(async () => {
  quintet = await startTestQuintet(
    {},
    {
      MAX_ALIASES: '5',
      MAX_BODY_KB: '10',
      OPERATIONS_PER_MINUTE: '60',
      COST_PER_MINUTE: '6000',
      TRUSTED_PROXIES: '127.0.0.1',
      ADDRESS_REQUESTS_PER_MINUTE: '300',
    },
  )
  ada = await quintet.signIn(acme.owner.email)
})
afterAll(() => quintet?.stop())

const modern = { ...jsonType, accept: 'application/graphql-response+json' }
const ask = (query: string, token: string | null = ada, headers: Record<string, string> = modern, variables = {}) =>
  post(quintet, JSON.stringify({ query, variables }), {
    ...headers,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  })
const level = (inner: string, first: number) => `members(first: ${first}) { nodes { tenant { ${inner} } } }`
const nested = (first: number) => `{ viewer { tenant { ${level(level(level('id', first), first), first)} } } }`
const expectRefusal = (reply: Reply, status: number, code: string) => {
  expect([reply.status, codesOf(reply)]).toEqual([status, [code]])
  expect(JSON.parse(reply.text).data).toBeUndefined()
}

describe('an operation', () => {
  it('with pages inside pages is refused before anything is fetched', async () => {
    // Who asks is looked up again while the news of access is late, so the answer is awaited.
    const statementsOfRefusal = async () => {
      quintet.statements.length = 0
      const reply = await ask(nested(20))
      expectRefusal(reply, 400, 'BAD_USER_INPUT')
      expect(reply.text).toMatch(/Query cost \d+ exceeds the limit of 5000/)
      return [...quintet.statements]
    }
    await expect.poll(statementsOfRefusal, { timeout: 10_000, interval: 500 }).toEqual([])
  })
  it('is refused when its variables make it too expensive, and answered with smaller ones', async () => {
    const text =
      'query ($n: Int) { viewer { tenant { jobs(first: $n) { nodes { analyses(first: $n) { nodes { candidate { name } } } } } } } }'
    expectRefusal(await ask(text, ada, modern, { n: 60 }), 400, 'BAD_USER_INPUT')
    expect((await ask(text, ada, modern, { n: 2 })).status).toBe(200)
  })
  it('with too many aliases is refused, with the status 200 for application/json', async () => {
    const query = `{ ${Array.from({ length: 6 }, (_, i) => `a${i}: viewer { permissions }`).join(' ')} }`
    expectRefusal(await ask(query, ada, jsonType), 200, 'GRAPHQL_VALIDATION_FAILED')
    expectRefusal(await ask(query), 400, 'GRAPHQL_VALIDATION_FAILED')
  })
  it('in a batch is refused with a message', async () => {
    const reply = await post(quintet, JSON.stringify([{ query: '{ __typename }' }]))
    expectRefusal(reply, 400, 'BAD_USER_INPUT')
    expect(reply.text).toMatch(/Batching is not supported/)
  })
  it('in a body that is too large is refused', async () => {
    expectRefusal(await ask(`# ${'x'.repeat(11_000)}\n{ __typename }`), 413, 'BAD_USER_INPUT')
  })
})

describe('the first refusal', () => {
  const huge = nested(20)
  it.each<[string, string, string | null, string]>([
    ['is of the token before the document', '{', 'x', 'UNAUTHENTICATED'],
    ['is of the document before its limits', '{', ada ?? null, 'GRAPHQL_PARSE_FAILED'],
    ['is of access before the cost', huge, null, 'UNAUTHENTICATED'],
  ])('%s', async (_, query, token, code) => {
    expect(codesOf(await ask(query, token))).toEqual([code])
  })
})

describe('a budget per minute', () => {
  it('limits the operations of one viewer, and not of others', async () => {
    const token = await quintet.signIn(acme.members[0]!.email)
    const replies: Reply[] = []
    for (let i = 0; i < 75; i++) replies.push(await ask('{ viewer { permissions } }', token))
    const refused = replies.filter(({ status }) => status !== 200)
    expect(refused.length).toBeGreaterThanOrEqual(5)
    for (const reply of refused) {
      expectRefusal(reply, 429, 'RATE_LIMITED')
      const seconds = Number(reply.headers.get('retry-after'))
      expect(seconds).toBeGreaterThan(0)
      expect(JSON.parse(reply.text).errors[0].extensions.retryAfter).toBe(seconds)
    }
    const old = await ask('{ viewer { permissions } }', token, jsonType)
    expectRefusal(old, 200, 'RATE_LIMITED')
    expect(old.headers.get('retry-after')).toMatch(/^\d+$/)
    expect((await ask('{ viewer { permissions } }')).status).toBe(200)
    quintet.shift(125_000)
    expect((await ask('{ viewer { permissions } }', token)).status).toBe(200)
    quintet.shift(0)
  })
  it.each([
    ['RATE_LIMITED', 429],
    ['UNAVAILABLE', 503],
  ] as const)('of a subgraph that answers %s with a time to wait is reported over HTTP', async (code, status) => {
    const token = await quintet.signIn(acme.applicants[0]!.email)
    const refused = { data: { signOut: null }, errors: [refusedForNow(code, 'Not now', 7)] }
    const restore = quintet.replace('identity', ({ execute }) => ({
      execute: (request, envelope) => (request.query.includes('signOut') ? refused : execute(request, envelope)),
    }))
    const reply = await ask('mutation { signOut { __typename } }', token)
    const older = await ask('mutation { signOut { __typename } }', token, jsonType)
    restore()
    expect([reply.status, codesOf(reply)]).toEqual([status, [code]])
    expect(older.status).toBe(200)
    for (const { headers, text } of [reply, older]) {
      expect(headers.get('retry-after')).toBe('7')
      expect(JSON.parse(text)).toMatchObject({ data: { signOut: null }, errors: [{ extensions: { retryAfter: 7 } }] })
    }
  })
  it('limits the cost of one viewer', async () => {
    const token = await quintet.signIn(acme.agent.email)
    const expensive = `{ viewer { tenant { ${level(level('id', 30), 30)} } } }`
    const statuses: number[] = []
    for (let i = 0; i < 6; i++) statuses.push((await ask(expensive, token)).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429])
    expect((await ask('{ viewer { permissions } }', token)).status).toBe(200)
  })
  it('limits the requests of an address, as a trusted proxy reports it', async () => {
    const from = (address: string) => ask('{ __typename }', null, { ...modern, 'x-forwarded-for': address })
    const statuses = new Map<number, number>()
    let last: Reply | undefined
    for (let i = 0; i < 340; i++) {
      // A refused document counts as a request, not as an operation.
      last = await ask('{', null, { ...modern, 'x-forwarded-for': '203.0.113.7' })
      statuses.set(last.status, (statuses.get(last.status) ?? 0) + 1)
    }
    // The window moves while the requests are sent.
    expect(statuses.get(400)).toBeGreaterThanOrEqual(300)
    expect(statuses.get(400)).toBeLessThan(320)
    expectRefusal(last!, 429, 'RATE_LIMITED')
    expect(last!.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(JSON.parse(last!.text).errors[0].extensions.retryAfter).toBe(Number(last!.headers.get('retry-after')))
    expect((await from('203.0.113.8')).status).toBe(200)
    expect(await (await fetch(new URL('/metrics', quintet.url))).text()).toMatch(/outcome="RATE_LIMITED"\} \d+/)
  })
})

describe('sockets', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address })
  it('count as requests of an address: each connection and each operation, also a refused one', async () => {
    const socket = await acknowledged(quintet, undefined, from('203.0.113.9'))
    // Refused before they count as operations of a viewer.
    for (let i = 0; i < 340; i++) socket.send({ id: `${i}`, type: 'subscribe', payload: { query: '{' } })
    const { payload } = await socket.message('error', '339')
    expect(payload).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
    expect(payload[0].extensions.retryAfter).toBeGreaterThan(0)
    const codes = socket.messages.flatMap(({ type, payload }) => (type === 'error' ? payload : []))
    const passed = codes.filter(({ extensions }: Json) => extensions.code === 'GRAPHQL_PARSE_FAILED')
    expect(passed.length).toBeGreaterThanOrEqual(299)
    expect(passed.length).toBeLessThan(320)
    // With 1013 the stock client reconnects later.
    expect(await (await bareSocket(quintet, undefined, from('203.0.113.9'))).closed).toMatchObject({ code: 1013 })
    const other = await acknowledged(quintet, undefined, from('203.0.113.10'))
    for (const { socket: each } of [socket, other]) each.terminate()
  })
})

describe.each([
  ['over a socket', globex],
  ['over an event stream', acme],
] as const)('a subscription %s', (way, { id, owner }) => {
  const opened: (() => void)[] = []
  afterEach(() => {
    for (const end of opened.splice(0)) end()
  })
  /** Subscribes with a cost a little above `objects`. Returns the errors so far. */
  async function subscribe(objects: number): Promise<() => Failure[]> {
    const [job] = await quintet.admin`select id from recruiting.jobs where tenant_id = ${id} limit 1`
    const query = `subscription ($jobId: ID!) { jobLeaderboardChanged(jobId: $jobId) {
      cursor analysis { job { analyses(first: ${objects}) { nodes { id } } } } } }`
    const request = { query, variables: { jobId: job?.id } }
    const token = await quintet.signIn(owner.email)
    if (way === 'over an event stream') {
      const stream = await openEventStream(quintet.url, { ...request, token })
      opened.push(stream.cut)
      return () => stream.events.flatMap(({ data }) => data?.errors ?? [])
    }
    const socket = await acknowledged(quintet, token)
    opened.push(() => socket.socket.terminate())
    socket.send({ id: '1', type: 'subscribe', payload: request })
    return () => socket.messages.filter(({ type }) => type === 'error').flatMap(({ payload }) => payload)
  }
  const subscribers = () => quintet.inner.gateway.live().subscribers
  const refused = (refusals: () => Failure[]) => expect.poll(() => refusals().map(({ extensions }) => extensions.code))

  it('that is too expensive is refused before it begins', async () => {
    const refusals = await subscribe(5_000)
    await refused(refusals).toEqual(['BAD_USER_INPUT'])
    expect(refusals()[0]!.message).toMatch(/Query cost 50\d\d exceeds the limit of 5000/)
    expect(subscribers()).toBe(0)
  })
  it('beyond the cost per minute of its viewer is refused, and earlier ones continue', async () => {
    for (const count of [1, 2]) {
      await subscribe(2_500)
      await expect.poll(subscribers).toBe(count)
    }
    const refusals = await subscribe(2_500)
    await refused(refusals).toEqual(['RATE_LIMITED'])
    expect(refusals()[0]!.extensions).toMatchObject({ retryAfter: expect.any(Number) })
    expect(subscribers()).toBe(2)
  })
})

describe('settings', () => {
  it('are refused out of their bounds', () => {
    for (const [name, value] of [
      ['MAX_DEPTH', '0'],
      ['MAX_COST', '-1'],
      ['MAX_TOKENS', 'many'],
      ['OPERATION_CACHE_MB', '0'],
    ]) {
      expect(() => readConfig({ [name!]: value })).toThrow(new RegExp(name!))
    }
  })
  it('limit requests per minute in production, and not in development', () => {
    const { limits: production } = readConfig({ MODE: 'production' })
    const { limits: development } = readConfig({})
    for (const name of ['costPerViewer', 'operationsPerViewer', 'requestsPerAddress'] as const) {
      expect([development[name], production[name] > 0]).toEqual([0, true])
    }
    expect(development.cost).toBe(production.cost)
  })
})
