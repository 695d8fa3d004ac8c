// Metrics: what they count, with few series and no personal data.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMetrics } from '@quintet/gateway/observability/metrics.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acknowledged, follow, stockClient } from '../../support/clients/socket.ts'
import { operationText, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-manifest-'))
  const text = operationText('Overview')
  const id = createHash('sha256').update(text).digest('hex')
  await writeFile(join(directory, 'documents.json'), JSON.stringify({ [id]: text }))
  quintet = await startTestQuintet({}, { TRUSTED_DOCUMENTS: join(directory, 'documents.json') })
})
afterAll(async () => {
  await quintet?.stop()
  await rm(directory, { recursive: true })
})

const text = async (): Promise<string> => (await fetch(new URL('/metrics', quintet.url))).text()
const value = async (series: string): Promise<number> => {
  const line = (await text()).split('\n').find((each) => each.startsWith(`${series} `))
  return Number(line?.slice(series.length + 1) ?? 0)
}
const rises = async (series: string, act: () => Promise<unknown>, by = 1): Promise<void> => {
  const before = await value(series)
  await act()
  await expect.poll(() => value(series)).toBeGreaterThanOrEqual(before + by)
}

describe('metrics', () => {
  // The first test: no request has been sent yet.
  it('show that trusted operations were planned before the first request', async () => {
    expect(await value('quintet_plan_seconds_count')).toBe(1)
    expect(await value('quintet_operation_cache_lookups_total{result="miss"}')).toBe(1)
    expect(await value('quintet_operations')).toBe(1)
    expect(await value('quintet_operations_bytes')).toBeGreaterThan(operationText('Overview').length)
  })

  it('count cache lookups and plans, and measure the cache', async () => {
    const grace = await quintet.signIn(acme.agent.email)
    const ask = () => quintet.gql('query Counted { viewer { permissions } }', {}, grace)
    const bytes = await value('quintet_operations_bytes')
    await rises('quintet_operations', () =>
      rises('quintet_plan_seconds_count', () => rises('quintet_operation_cache_lookups_total{result="miss"}', ask)),
    )
    expect(await value('quintet_operations_bytes')).toBeGreaterThan(bytes)
    await rises('quintet_operation_cache_lookups_total{result="hit"}', ask)
    const refused = () => quintet.gql('{ nothing }')
    await refused()
    await rises('quintet_operation_cache_lookups_total{result="refused"}', refused)
  })

  it('name trusted operations only', async () => {
    const grace = await quintet.signIn(acme.agent.email)
    const named = 'quintet_operations_total{operation="Overview",type="query",outcome="ok"}'
    await rises(named, () => quintet.gql('Overview', {}, grace))
    const other = 'quintet_operations_total{operation="other",type="query",outcome="ok"}'
    await rises(other, () => quintet.gql('query Mine { __typename }'))
    await rises('quintet_operations_total{operation="other",type="query",outcome="UNAUTHENTICATED"}', () =>
      quintet.gql('query Mine { viewer { permissions } }'),
    )
  })

  it('time HTTP requests and requests to subgraphs', async () => {
    const grace = await quintet.signIn(acme.agent.email)
    const http =
      'http_server_request_duration_seconds_count{http_request_method="POST",http_route="/graphql",http_response_status_code="200",url_scheme="http"}'
    await rises(http, () => quintet.gql('Overview', {}, grace))
    for (const subgraph of ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit']) {
      const series = `quintet_subgraph_request_duration_seconds_count{subgraph="${subgraph}",outcome="ok"}`
      await rises(series, () => quintet.gql('Overview', {}, grace))
    }
    const back = quintet.replace('credit', () => ({ execute: () => Promise.reject(new Error('unavailable')) }))
    await rises('quintet_subgraph_request_duration_seconds_count{subgraph="credit",outcome="unavailable"}', () =>
      quintet.gql('Overview', {}, grace),
    )
    back()
  })

  it('count subscriptions, deliveries and upstreams', async () => {
    const grace = await quintet.signIn(acme.agent.email)
    const category = 'personal-loan'
    const { data } = await quintet.gql('CreditLeaderboard', { category }, grace)
    const client = stockClient(quintet, grace)
    const variables = { category, after: data.creditLeaderboard.changesCursor }
    const both = await Promise.all([1, 2].map(() => follow(client, 'CreditScoreChanged', variables)))
    const input = { category, applicantId: acme.applicants[0]!.id, value: 50 }
    await rises('quintet_deliveries_total', () => quintet.gql('RecordCreditScore', { input }, grace), 2)
    for (const each of both) await each.take(1)
    expect(await value('quintet_subscriptions')).toBe(2)
    expect(await value('quintet_upstreams')).toBe(1)
    await client.dispose()
    await expect.poll(() => value('quintet_subscriptions')).toBe(0)
    expect(await value('quintet_upstreams')).toBe(0)
  })

  it('count subscriptions that end with SLOW_CONSUMER', async () => {
    const grace = await quintet.signIn(acme.agent.email)
    const { gateway } = quintet.inner
    const facts = { requestId: 'test', clientIp: null, userAgent: null }
    const prepared = gateway.prepare({ query: operationText('CreditScoreChanged') }, facts)
    if ('errors' in prepared) throw prepared.errors[0]
    const claims = await gateway.authenticate(prepared, `Bearer ${grace}`, facts)
    if (claims === null || 'errors' in claims) throw new Error('not signed in')
    const category = 'personal-loan'
    const { data } = await quintet.gql('CreditLeaderboard', { category }, grace)
    const input = { category, applicantId: acme.applicants[0]!.id, value: 52 }
    await quintet.gql('RecordCreditScore', { input }, grace)
    const variables = { category, after: data.creditLeaderboard.changesCursor }
    await rises('quintet_slow_consumers_total', async () => {
      const ended = Promise.withResolvers<unknown>()
      const sink = { next: () => false, end: ended.resolve }
      gateway.subscribe({ prepared, variables, claims, facts }, sink)
      expect(await ended.promise).toMatchObject([{ extensions: { code: 'SLOW_CONSUMER' } }])
    })
  })

  it('have few series for any names of operations, and no personal data', async () => {
    const facts = { requestId: 'test', clientIp: null, userAgent: null }
    const { gateway } = quintet.inner
    for (let i = 0; i < 12_000; i++) {
      const prepared = gateway.prepare({ query: `query Invented${i} { __typename }` }, facts)
      await gateway.run(prepared, {}, undefined, facts)
    }
    for (const method of ['PUT', 'PATCH', 'PROPFIND']) await fetch(quintet.url, { method })
    for (let i = 0; i < 50; i++) await fetch(new URL(`/invented/${i}`, quintet.url))
    for (let i = 0; i < 50; i++) {
      const headers = { 'apollographql-client-name': `invented-${i}`, 'content-type': 'application/json' }
      await fetch(quintet.url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' })
    }
    const lines = (await text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    expect(lines.length).toBeLessThanOrEqual(2_000)
    const all = lines.join('\n')
    expect(all).not.toMatch(/Invented|invented|PROPFIND/)
    for (const person of [acme.id, acme.agent.id, acme.agent.email, 'acme']) expect(all).not.toContain(person)
  })
})

describe('metrics of a gateway that has ended', () => {
  it('are not kept in memory by what measures the process', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const began = new WeakRef(createMetrics())
    expect(await began.deref()!.text()).toContain('nodejs_gc_duration_seconds')
    // A reference that was followed is kept until this turn of the event loop is over.
    await pause(0)
    collect()
    expect(began.deref()).toBeUndefined()
  })
})

describe('metrics of sockets', () => {
  it('count requests, outcomes and close codes', async () => {
    const socket = await acknowledged(quintet, await quintet.signIn(acme.agent.email))
    const subscribe = (id: string, query: string, variables = {}) =>
      socket.send({ id, type: 'subscribe', payload: { query, variables } })
    await rises('quintet_requests_total{outcome="GRAPHQL_PARSE_FAILED"}', async () => subscribe('none', '{'))
    await rises('quintet_requests_total{outcome="ok"}', async () => subscribe('query', '{ __typename }'))
    const over = (outcome: string) =>
      `quintet_operations_total{operation="other",type="subscription",outcome="${outcome}"}`
    const variables = { category: 'personal-loan' }
    await rises(over('ok'), async () => {
      subscribe('good', operationText('CreditScoreChanged'), variables)
      await expect.poll(() => value('quintet_subscriptions')).toBe(1)
      socket.send({ id: 'good', type: 'complete' })
    })
    await rises(over('BAD_USER_INPUT'), async () =>
      subscribe('bad', operationText('CreditScoreChanged'), { ...variables, after: 'no cursor' }),
    )
    await rises('quintet_socket_closes_total{code="4400"}', async () => socket.send('rubbish'))
  })
})
