// A subgraph whose tenants lie in two databases: acme in the second, globex in the first.
import { randomUUID } from 'node:crypto'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { MigrationError } from '@quintet/drizzle/migrate/migrate.ts'
import { deadQueue, queueSchemaOf } from '@quintet/drizzle/table-parts/jobs.ts'
import { followPlacements, type Placements } from '@quintet/kit/events/placements.ts'
import type { Subgraph } from '@quintet/kit/subgraph/definition.ts'
import { startPlaced } from '@quintet/kit/subgraph/placed.ts'
import { untilMoved } from '@quintet/kit/subgraph/placed-streams.ts'
import { anonymousEnvelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { homeDatabaseId, sealConnections } from '@quintet/kit/wire/placements.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import type { Context } from '@quintet/recruiting/context.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, eventsOf, silent, startSubgraph, type TestSubgraph, take } from '../../support/quintet/subgraph.ts'
import {
  aCandidate,
  addCandidateText,
  aJob,
  analyzeText,
  type Change,
  changedText,
  createJobText,
  type Outcome,
} from '../recruiting/fixture.ts'

const second = randomUUID()
const dead = randomUUID()
const acme = randomUUID()
const globex = randomUUID()
/** Its database does not answer. */
const lost = randomUUID()
/** It has just come back to the first database. */
const returned = randomUUID()
let databases: { first: TestDatabase; second: TestDatabase }
let subgraph: TestSubgraph<Context>
/** Events that tenancy has published. */
const published: { name: string; position: number; tenantId: string; payload: string }[] = []
const asked: string[] = []
const listeners = new Set<() => void>()

const peers: Executor = async ({ query, variables }) => {
  if (query.includes('licensedModules')) return { data: { licensedModules: [{ slugs: ['cv-analysis'] }] } }
  if (!query.includes('tenancyEvents')) return { data: {} }
  const { after } = variables as { after: { name: string; position: number }[] }
  return {
    data: {
      tenancyEvents: published.filter(({ name, position }) =>
        after.some((each) => each.name === name && each.position < position),
      ),
    },
  }
}

const placed = new Map<string, string>([
  [acme, second],
  [lost, dead],
])
const stringsOf = (database: TestDatabase) => ({
  url: database.runtimeUrl('recruiting'),
  migrationUrl: database.adminUrl,
})
const placementsOf = (isInformed = true): Placements => ({
  isSingle: () => !isInformed,
  others: () =>
    isInformed
      ? [
          { id: second, name: 'second', region: 'eu', connections: stringsOf(databases.second) },
          {
            id: dead,
            name: 'dead',
            region: null,
            connections: {
              url: 'postgres://nobody:none@127.0.0.1:1/none',
              migrationUrl: 'postgres://nobody:none@127.0.0.1:1/none',
            },
          },
        ]
      : [],
  databaseOf: (tenantId) => placed.get(tenantId) ?? homeDatabaseId,
  hasComeHome: (tenantId) => tenantId === returned,
  regionOf: (databaseId) => (databaseId === second ? 'eu' : null),
  tenantCounts: () => new Map([[second, 1]]),
  async refresh() {
    asked.push('placements')
  },
  onChange(listener) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  close: async () => {},
})

const placedRecruiting = (region: string | null, placements = placementsOf()): Subgraph<Context> => ({
  name: 'recruiting',
  start: (runtime) =>
    startPlaced(
      recruiting,
      { ...runtime, region },
      {
        placements,
        openDatabase: (name, { url, migrationUrl }) =>
          openDatabase({ subgraph: name, url, directUrl: migrationUrl, isSmall: true }),
        // Databases are served with the tables that they have.
        migrate: async () => {
          throw new MigrationError('Migration recruiting/9999 failed and changed nothing')
        },
      },
    ),
})

beforeAll(async () => {
  databases = { first: await cloneDatabase(), second: await cloneDatabase() }
  subgraph = await startSubgraph(placedRecruiting(null), databases.first, { peers, isWorker: true })
})
afterAll(async () => {
  await subgraph.close()
  await Promise.all([databases.first.drop(), databases.second.drop()])
})

const by = (tenantId: string) => envelopeOf({ userId: randomUUID(), tenantId, grants: ['*.*:*'] })
const change = async (text: string, input: object, tenantId: string): Promise<Outcome> =>
  Object.values(await subgraph.ask<Record<string, Outcome>>(text, { input }, by(tenantId)))[0]!
const jobsIn = async (database: TestDatabase, tenantId: string) =>
  (await database.admin`select id from recruiting.jobs where tenant_id = ${tenantId}`).map(({ id }) => id as string)
/** A job of a tenant whose last try failed; its id. */
async function aDeadJob({ admin }: TestDatabase, tenantId: string): Promise<string> {
  const id = randomUUID()
  const data = { tenantId, realmId: tenantId, payload: {} }
  await admin.unsafe(
    `insert into ${queueSchemaOf('recruiting')}.job (id, name, data, source_name, source_id) values ($1, $2, $3, 'recruiting.none', $1)`,
    [id, deadQueue, data as never],
  )
  return id
}
const jobText = 'query ($id: ID!) { job(id: $id) { id title } }'

describe('tenants that came back to the first database', () => {
  const secret = Buffer.alloc(32, 7)
  const strings = { url: 'postgres://a@127.0.0.1:1/a', migrationUrl: 'postgres://a@127.0.0.1:1/a' }

  it('are not read from its standby, which may have their old rows', async () => {
    const seen: unknown[] = []
    const execute: Executor = (_, { readAfter }) => {
      seen.push(readAfter)
      return { data: {} }
    }
    const inner = { ...recruiting, start: async () => ({ name: 'recruiting', execute }) as never }
    for (const isInformed of [true, false]) {
      const placements = placementsOf(isInformed)
      const placed = await startPlaced(inner, { log: silent } as never, { placements } as never)
      for (const tenantId of [globex, returned]) {
        await placed.execute({ query: jobText }, { ...by(tenantId), readAfter: { 7: 'A' } })
      }
    }
    expect(seen).toEqual([{ 7: 'A' }, undefined, { 7: 'A' }, undefined])
  })

  it('are recognised by a change of placements; in a process that has just started any tenant may be one', async () => {
    const registry = (ids: readonly string[], hasOthers: boolean) => ({
      stamp: randomUUID(),
      homeRegion: null,
      databases: hasOthers
        ? [{ id: second, name: 'second', region: null, connections: sealConnections(secret, second, strings) }]
        : [],
      placed: ids.map((tenantId) => ({ tenantId, databaseId: second })),
    })
    let databaseRegistry = registry([], false)
    const tenancy = async () => ({ data: { databaseRegistry } })
    const follow = () =>
      followPlacements({ bus: { onWake: () => () => {} } as never, log: silent, tenancy, secrets: [secret] })
    const early = follow()
    const back = () => [acme, globex].map((tenantId) => early.hasComeHome(tenantId, 60_000))
    await early.refresh()
    databaseRegistry = registry([acme], true)
    await early.refresh()
    expect(back()).toEqual([false, false])
    const late = follow()
    await late.refresh()
    expect([late.hasComeHome(globex, 60_000), late.hasComeHome(globex, 0)]).toEqual([true, false])
    databaseRegistry = registry([], true)
    await early.refresh()
    expect(back()).toEqual([true, false])
    await Promise.all([early.close(), late.close()])
  })
})

describe('tenants in two databases', () => {
  it('are read and written where they are placed, and see nothing of each other', async () => {
    const [ofAcme, ofGlobex] = [await change(createJobText, aJob(), acme), await change(createJobText, aJob(), globex)]
    expect(await jobsIn(databases.second, acme)).toEqual([ofAcme.id])
    expect(await jobsIn(databases.first, globex)).toEqual([ofGlobex.id])
    expect([...(await jobsIn(databases.first, acme)), ...(await jobsIn(databases.second, globex))]).toEqual([])
    const read = async (id: string, tenantId: string) =>
      (await subgraph.ask<{ job: object }>(jobText, { id }, by(tenantId))).job
    expect(await read(ofAcme.id, acme)).toMatchObject({ id: ofAcme.id })
    expect(await read(ofGlobex.id, globex)).toMatchObject({ id: ofGlobex.id })
    const refused = (id: string, tenantId: string) => subgraph.refused(jobText, { id }, by(tenantId))
    expect([await refused(ofAcme.id, globex), await refused(ofGlobex.id, acme)]).toEqual([['NOT_FOUND'], ['NOT_FOUND']])
    // A row of another tenant in the same database.
    await databases.second
      .admin`insert into recruiting.jobs select (jsonb_populate_record(j, jsonb_build_object('tenant_id', ${globex}::uuid))).*
      from recruiting.jobs j where id = ${ofAcme.id}`
    const all =
      'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Tenant { jobs(first: 10) { nodes { id } } } } }'
    const shown = await subgraph.ask<object>(all, { ids: [{ __typename: 'Tenant', id: acme }] }, by(acme))
    expect(shown).toEqual({ _entities: [{ jobs: { nodes: [{ id: ofAcme.id }] } }] })
    await databases.second.admin`delete from recruiting.jobs where tenant_id = ${globex}`
  })

  it('get live events from where they are placed', async () => {
    const { id: jobId } = await change(createJobText, aJob(), acme)
    const { id: candidateId } = await change(addCandidateText, aCandidate(), acme)
    const stream = await eventsOf<Change>(subgraph as never, changedText, { jobId }, by(acme))
    const analysis = await change(analyzeText, { jobId, candidateId }, acme)
    const [event] = await take(stream, 1)
    expect(event!.data!.jobLeaderboardChanged.analysis).toMatchObject({ matchScore: analysis.matchScore, rank: 1 })
    await stream.return?.()
  })

  it('have their streams ended when they move, so that gateways resume them where they are', async () => {
    const { id: jobId } = await change(createJobText, aJob(), globex)
    const before = listeners.size
    const stream = await eventsOf<Change>(subgraph as never, changedText, { jobId }, by(globex))
    const next = stream.next()
    for (const listener of listeners) listener()
    placed.set(globex, second)
    for (const listener of listeners) listener()
    await expect(next).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
    await expect(stream.next()).rejects.toThrow('has moved')
    expect(listeners.size).toBe(before)
    // The tenant comes back while a stream is opened in the second database.
    const left = { next: () => new Promise<never>(() => {}), [Symbol.asyncIterator]: () => left }
    placed.delete(globex)
    expect(() => untilMoved(left, placementsOf(), globex, second, () => {})).toThrow('has moved')
    expect(listeners.size).toBe(before)
  })

  it('have events consumed and jobs run where they are placed, and nowhere else', async () => {
    await change(createJobText, aJob(), globex)
    const gone = await jobsIn(databases.second, acme)
    expect(gone).not.toEqual([])
    published.push({
      name: 'tenancy.tenant.deletion_due',
      position: 1,
      tenantId: acme,
      payload: JSON.stringify({ version: 1, at: new Date().toISOString() }),
    })
    await expect.poll(() => jobsIn(databases.second, acme), { timeout: 30_000 }).toEqual([])
    expect(await jobsIn(databases.first, globex)).not.toEqual([])
    const cursor = async ({ admin }: TestDatabase) =>
      (await admin`select position::int from recruiting.event_cursors where name = 'tenancy.tenant.deletion_due'`)[0]
    await expect.poll(() => cursor(databases.first)).toEqual({ position: 1 })
    expect(await cursor(databases.second)).toEqual({ position: 1 })
    const { admin } = databases.first
    const requests =
      await admin.unsafe(`select queue from recruiting.job_requests where queue = 'recruiting.tenant-removal'
      union all select name from ${queueSchemaOf('recruiting')}.job where name = 'recruiting.tenant-removal'`)
    expect(requests).toEqual([])
    // What is known of placements must not be older than the events.
    expect(asked).toContain('placements')
  })

  it('are counted in the metrics of their databases', async () => {
    const figures = (await subgraph.running.databaseFigures!()).split('\n')
    const figureOf = (name: string, label: string) =>
      figures
        .find((line) => line.startsWith(`quintet_database_${name}{${label}}`))
        ?.split(' ')
        .at(-1)
    expect(figureOf('tenants', 'database="second"')).toBe('1')
    const [here, gone] = ['database="second",subgraph="recruiting"', 'database="dead",subgraph="recruiting"']
    expect([figureOf('open', here), figureOf('open', gone)]).toEqual(['1', '0'])
    expect(Number(figureOf('connections', here))).toBeGreaterThan(0)
    expect([figureOf('jobs_dead', here), figureOf('jobs_dead', gone)]).toEqual(['0', undefined])
    expect(Number(figureOf('jobs_oldest_seconds', here))).toBeGreaterThanOrEqual(0)
  })

  it('are refused where their database does not answer, and no others are', async () => {
    expect(await subgraph.refused(jobText, { id: randomUUID() }, by(lost))).toEqual(['UNAVAILABLE'])
    for (const tenantId of [globex, acme]) {
      expect(await subgraph.refused(jobText, { id: randomUUID() }, by(tenantId))).toEqual(['NOT_FOUND'])
    }
    // A question to all databases is answered whole or not at all; those that have nothing to say are not asked.
    const question = 'query ($people: [PersonInTenants!]!) { recruitingPersonalData(people: $people) { data } }'
    const about = (...tenantIds: string[]) => ({ people: [{ userId: randomUUID(), tenantIds }] })
    const service = serviceEnvelope('identity', 'test')
    expect(await subgraph.refused(question, about(acme, lost), service)).toEqual(['UNAVAILABLE'])
    const { recruitingPersonalData: held } = await subgraph.ask<Record<string, { data: string }[]>>(
      question,
      about(acme, globex),
      service,
    )
    expect(JSON.parse(held![0]!.data)).toHaveProperty('analyses', [])
    expect(await subgraph.refused('{ recruitingDeadJobs(first: 1) { id } }', {}, service)).toEqual(['UNAVAILABLE'])
    // A dead job runs again wherever it is; only where no other has it, the database that is down may.
    const requeue = 'mutation ($id: ID!) { recruitingRequeueJob(id: $id) }'
    expect(await subgraph.refused(requeue, { id: randomUUID() }, service)).toEqual(['UNAVAILABLE'])
    // A link, or a message, that no other database knows may be that of the one that is down.
    const route = {
      method: 'GET',
      path: `/interview-reports/${randomUUID()}`,
      headers: {},
      body: Buffer.alloc(0),
    } as const
    const found = await subgraph.running.answer(route, anonymousEnvelope('test', null, null))
    expect([found?.status, found?.headers]).toEqual([503, expect.objectContaining({ 'retry-after': '5' })])
    const id = await aDeadJob(databases.second, acme)
    expect(await subgraph.ask<object>(requeue, { id }, service)).toEqual({ recruitingRequeueJob: 'recruiting.none' })
  })

  it('do not get events from the first database in place of one that a process does not know yet', async () => {
    const early = await startSubgraph(placedRecruiting(null, placementsOf(false)), databases.first, { peers })
    try {
      const query = `{ recruitingEvents(after: [{ name: "recruiting.activity", position: 0 }], first: 1) { name } }`
      const asked = (placement: string | null) =>
        early.running.execute({ query }, { ...serviceEnvelope('tenancy', 'test'), placement })
      expect((await asked(second)).errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
      expect((await asked(null)).errors).toBeUndefined()
    } finally {
      await early.close()
    }
  })

  it('learn their region from the processes of another one', async () => {
    const elsewhere = await startSubgraph(placedRecruiting('us'), databases.first, { peers })
    try {
      const { errors } = await elsewhere.running.execute({ query: jobText, variables: { id: randomUUID() } }, by(acme))
      expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAVAILABLE', region: 'eu' }])
      expect(await elsewhere.refused(jobText, { id: randomUUID() }, by(globex))).toEqual(['NOT_FOUND'])
    } finally {
      await elsewhere.close()
    }
  })
})
