// Processes apart, and two servers of PostgreSQL: acme is moved to the second one, globex stays in the first.

import { verifyAudit } from '@quintet/kit/audit/verify.ts'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { follow } from '../support/clients/socket.ts'
import { demoIdOf } from '../support/entities.ts'
import { type Distributed, distributedSecret, startDistributed } from '../support/quintet/distributed.ts'
import type { Json } from '../support/quintet/quintet.ts'
import { placeTenants, type SecondServer } from '../support/quintet/second-server.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 })

const category = 'personal-loan'
const patiently = { timeout: 60_000, interval: 200 }
let quintet: Distributed
let server: SecondServer
let first: postgres.Sql
/** Tokens of the agents. */
let tokens: { acme: string; globex: string }
/** What acme's agent had before the move: cursors, and an event after one of them. */
let before: { changesCursor: string; cursor: string; endCursor: string; whole: Json[] }
beforeAll(async () => {
  quintet = await startDistributed()
  first = postgres(quintet.adminUrl, { max: 1, onnotice: () => {} })
  tokens = { acme: await quintet.signIn(acme.agent.email), globex: await quintet.signIn(globex.agent.email) }
  const { changesCursor } = (await board('acme')).creditLeaderboard
  const cursor = await record('acme')
  const { endCursor } = (await board('acme', { first: 5 })).creditLeaderboard.pageInfo
  before = { changesCursor, cursor, endCursor, whole: (await board('acme')).creditLeaderboard.nodes }
  server = await placeTenants(quintet, [acme.id])
})
afterAll(async () => {
  await first?.end({ timeout: 2 })
  await quintet?.stop()
  await server?.stop()
})

type Tenant = 'acme' | 'globex'
const tenants = { acme, globex }
const ask = async (operation: string, variables: object, token: string): Promise<Json> => {
  const { data, errors } = await quintet.gql(operation, variables, token)
  expect(errors).toBeUndefined()
  return data
}
let recorded = 0
/** Records a score; the cursor of its event. */
const record = async (tenant: Tenant): Promise<string> => {
  recorded++
  const input = { category, applicantId: tenants[tenant].applicants[recorded % 12]!.id, value: recorded }
  return (await ask('RecordCreditScore', { input }, tokens[tenant])).recordCreditScore.cursor
}
/** Codes of what an operation is refused with. */
const refusals = async (operation: string, variables: object, token: string): Promise<string[]> => {
  const { errors = [] } = await quintet.gql(operation, variables, token)
  return errors.map(({ extensions }) => extensions.code)
}
const scoresIn = async (sql: postgres.Sql, tenantId: string): Promise<number> => {
  const [row] = await sql`select count(*)::int as events from credit.outbox
    where tenant_id = ${tenantId} and topic = 'credit.scores' and key = ${category}`
  return row!.events
}
const board = (tenant: Tenant, page: object = { first: 100 }) =>
  ask('CreditLeaderboard', { category, ...page }, tokens[tenant])

describe('a tenant on a second server, in processes apart', () => {
  it('goes on with cursors from before the move, of lists and of subscriptions', async () => {
    const { endCursor, changesCursor, cursor, whole } = before
    const { nodes } = (await board('acme', { first: 100, after: endCursor })).creditLeaderboard
    expect(nodes).toEqual(whole.slice(5))
    const following = await follow(quintet.client(tokens.acme), 'CreditScoreChanged', {
      category,
      after: changesCursor,
    })
    const events = await following.take(1)
    const later = await record('acme')
    events.push(...(await following.take(2)).slice(1))
    expect(events.map(({ data }) => data.creditScoreChanged.cursor)).toEqual([cursor, later])
    following.stop()
  })

  it('is written there alone, with live events', async () => {
    const rows = { there: await scoresIn(server.admin, acme.id), here: await scoresIn(first, acme.id) }
    const ofGlobex = await scoresIn(first, globex.id)
    const { changesCursor: after } = (await board('acme')).creditLeaderboard
    const following = await follow(quintet.client(tokens.acme), 'CreditScoreChanged', { category, after })
    const cursors = [await record('acme'), await record('acme')]
    const events = await following.take(2)
    expect(events.map(({ data }) => data.creditScoreChanged.cursor)).toEqual(cursors)
    following.stop()
    await record('globex')
    expect(await scoresIn(server.admin, acme.id)).toBe(rows.there + 2)
    expect(await scoresIn(first, acme.id)).toBe(rows.here)
    expect([await scoresIn(first, globex.id), await scoresIn(server.admin, globex.id)]).toEqual([ofGlobex + 1, 0])
  })

  it('has its jobs run there, and its events consumed in the first database', async () => {
    const text = `mutation ($input: AnalyzeCandidatesInput!) { analyzeCandidates(input: $input) {
      ... on AnalysisBatch { id } ... on Problem { message } } }`
    const owner = await quintet.signIn(acme.owner.email)
    const { analyzeCandidates: asked } = await ask(text, { input: { jobId: demoIdOf('Job') } }, owner)
    expect(asked).toEqual({ id: expect.any(String) })
    const query = 'query ($id: ID!) { analysisBatch(id: $id) { status } }'
    const state = async () => (await ask(query, { id: asked.id }, owner)).analysisBatch.status
    await expect.poll(state, patiently).toBe('DONE')
    expect(await server.admin`select 1 from recruiting.analysis_batches where id = ${asked.id}`).toHaveLength(1)
    expect(await first`select 1 from recruiting.analysis_batches where id = ${asked.id}`).toHaveLength(0)
    // The log of activity is tenancy's.
    const actions = async () => {
      const { viewer } = await ask('{ viewer { activity(first: 20) { nodes { action } } } }', {}, owner)
      return viewer.activity.nodes.map(({ action }: Json) => action)
    }
    await expect.poll(actions, patiently).toContain('analyzeCandidates')
  })

  it('is audited in the first database, in one chain', async () => {
    const ring = createKeyring([Buffer.from(distributedSecret)])
    const placed = async () => {
      const rows = await first`select event from tenancy.audit_log
        where tenant_id = ${acme.id} and event in ('tenancy.tenant.move_requested', 'tenancy.tenant.placed') and sequence is not null`
      return rows.map(({ event }) => event).sort()
    }
    await expect.poll(placed, patiently).toEqual(['tenancy.tenant.move_requested', 'tenancy.tenant.placed'])
    expect((await verifyAudit(first, 'tenancy', { ring })).faults).toEqual([])
  })
})

describe('a server that dies', () => {
  it('takes its tenants down with typed answers, leaves the others untouched, and brings its tenants back', async () => {
    const { changesCursor: after } = (await board('acme')).creditLeaderboard
    const ofAcme = await follow(quintet.client(tokens.acme), 'CreditScoreChanged', { category, after })
    const ofGlobex = await follow(quintet.client(tokens.globex), 'CreditScoreChanged', {
      category,
      after: (await board('globex')).creditLeaderboard.changesCursor,
    })
    await server.halt()
    const down = () => refusals('CreditLeaderboard', { category }, tokens.acme)
    await expect.poll(down, patiently).toEqual(['UNAVAILABLE'])
    const input = { category, applicantId: acme.applicants[0]!.id, value: 1 }
    const refused = async () => (await quintet.gql('RecordCreditScore', { input }, tokens.acme)).errors ?? []
    // Without retryAfter: whether a lost connection did the work is not known.
    expect((await refused()).map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
    // What tenancy and marketplace hold is answered on.
    const seen = await quintet.gql(
      '{ viewer { tenant { slug licences(first: 1) { nodes { status } } } } }',
      {},
      tokens.acme,
    )
    expect(seen.errors).toBeUndefined()

    const cursors = [await record('globex'), await record('globex')]
    expect((await ofGlobex.take(2)).map(({ data }) => data.creditScoreChanged.cursor)).toEqual(cursors)
    ofGlobex.stop()
    expect((await ask('Overview', {}, tokens.globex)).viewer.tenant.jobs.nodes).not.toEqual([])

    // A process that starts meanwhile serves the others as well.
    expect(await quintet.kill('credit', 'SIGTERM')).toBe(0)
    await quintet.restart('credit')
    await expect.poll(() => refusals('CreditLeaderboard', { category }, tokens.globex), patiently).toEqual([])
    await record('globex')
    expect(await refused()).toMatchObject([{ extensions: { code: 'UNAVAILABLE', retryAfter: expect.any(Number) } }])

    await server.resume()
    await expect.poll(down, patiently).toEqual([])
    const cursor = await record('acme')
    // Who subscribed before hears of it, once.
    await expect.poll(() => ofAcme.events.length, patiently).toBe(1)
    expect(ofAcme.events[0]!.data.creditScoreChanged.cursor).toBe(cursor)
    ofAcme.stop()
  })
})
