// The data path under many faults at once: failing statements, foreign ids, forgotten scopes, backends that are killed.
// Whatever happens, no caller sees another's row or waits without end, and the pool is intact afterwards.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { createReadPools } from '@quintet/drizzle/client/read-pools.ts'
import { createScope, type Scope } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { jobs } from '@quintet/drizzle/recruiting/jobs.ts'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

vi.setConfig({ testTimeout: 60_000 })

const callers = 16
const milliseconds = 5_000
/** Longer than any deadline of the data path. */
const longestWait = 15_000
/** Refusals that a killed backend explains. */
const cutOff = /^(CONNECTION_|ECONN|EPIPE|57P01|57P03)/

// None has a condition of its own on the tenant: only the settings in front of them decide.
const all = statement({}, (db) => db.select({ tenantId: jobs.tenantId, title: jobs.title }).from(jobs))
const ofTenant = statement({ other: slot.uuid }, (db, p) =>
  db.select({ tenantId: jobs.tenantId, title: jobs.title }).from(jobs).where(eq(jobs.tenantId, p.other)),
)
const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db.select({ tenantId: jobs.tenantId, title: jobs.title }).from(jobs).where(isAnyOf(jobs.id, p.ids)),
)
const standing = statement({}, (db) =>
  db
    .select({
      tenantId: sql<string>`current_setting('app.tenant_id', true)`,
      title: sql<string>`current_setting('app.user_id', true)`,
    })
    .from(sql`(values (1)) as one`),
)
const divided = statement({ by: slot.int }, (db, p) =>
  db.select({ tenantId: jobs.tenantId, title: sql<string>`1 / (${p.by}::int - count(*) over ())` }).from(jobs),
)
const add = statement({ title: slot.text }, (db, p) =>
  db
    .insert(jobs)
    .values({ tenantId: p.tenantId, title: p.title, description: 'd', requiredSkills: ['x'], preferredSkills: [] })
    .returning({ tenantId: jobs.tenantId, title: jobs.title }),
)

interface Tenant {
  readonly id: string
  readonly jobIds: string[]
}

let clone: TestDatabase
let tenants: Tenant[]
beforeAll(async () => {
  clone = await cloneDatabase()
  tenants = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const id = randomUUID()
      const made = await clone.admin<{ id: string }[]>`
        insert into recruiting.jobs (tenant_id, title, description, required_skills, preferred_skills)
        select ${id}, ${id}, 'd', '["x"]', '[]' from generate_series(1, 7) returning id`
      return { id, jobIds: made.map((job) => job.id) }
    }),
  )
})
afterAll(() => clone.drop())

interface Count {
  /** Reads and writes that were answered as they should be. */
  right: number
  /** Rows of another tenant, or settings of another caller. */
  foreign: number
  /** Answers that lack rows or refusals that nothing explains. */
  wrong: unknown[]
  cutOff: number
  hung: number
}

/** Something that callers do, and what must come of it. */
interface Action {
  run(scope: Scope, tenant: Tenant, other: Tenant): Promise<{ tenantId: string; title: string }[]>
  /** How many rows, or the code of the refusal. */
  readonly expected: number | string
}
const actions: Action[] = [
  { run: (scope) => scope.read(all, {}), expected: 7 },
  { run: (scope) => scope.read(standing, {}), expected: 1 },
  { run: (scope, _, other) => scope.read(ofTenant, { other: other.id }), expected: 0 },
  { run: (scope, tenant, other) => scope.read(byIds, { ids: [...tenant.jobIds, ...other.jobIds] }), expected: 7 },
  { run: (scope) => scope.read(divided, { by: 7 }), expected: '22012' },
  { run: (scope) => scope.read(add, { title: 'smuggled' }), expected: '25006' },
  {
    run: (scope) =>
      scope.write(async (writer) => {
        await writer.run(add, { title: 'undone' })
        return writer.read(divided, { by: 8 })
      }),
    expected: '22012',
  },
]

/** A caller of one tenant after the other, several reads at once, until `isOver`. */
async function call(database: Database, number: number, count: Count, isOver: () => boolean): Promise<void> {
  for (let turn = number; !isOver(); turn++) {
    const tenant = tenants[turn % tenants.length]!
    const other = tenants[(turn + 1) % tenants.length]!
    const userId = randomUUID()
    const scope = database.scope({ tenantId: tenant.id, userId, realmId: null })
    const chosen = [0, 1, 2].map((i) => actions[(turn * 3 + i) % actions.length]!)
    await Promise.all(
      chosen.map(async ({ run, expected }) => {
        // Where reads share a transaction, one that fails is the end of its neighbours.
        const own = database.scope(scope.identity)
        const outcome = await Promise.race([
          run(own, tenant, other).catch((error: unknown) => String(Reflect.get(error as Error, 'code'))),
          pause(longestWait, 'hung' as const, { ref: false }),
        ])
        await own.close()
        if (outcome === 'hung') count.hung++
        else if (typeof outcome === 'string') {
          if (outcome === expected) count.right++
          else if (cutOff.test(outcome)) count.cutOff++
          else count.wrong.push(outcome)
        } else {
          count.foreign += outcome.filter((row) => row.tenantId !== tenant.id).length
          count.foreign += outcome.filter(({ title }) => title !== tenant.id && title !== userId).length
          if (outcome.length === expected) count.right++
          else count.wrong.push({ expected, rows: outcome.length })
        }
      }),
    )
    await scope.close()
  }
}

/** Statements without a scope see nothing, no matter who had the connection before. */
async function forget(database: Database, count: Count, isOver: () => boolean): Promise<void> {
  const anonymous = database.scope({ tenantId: null, userId: null, realmId: null })
  while (!isOver()) {
    const seen = await Promise.all([
      anonymous.read(all, {}),
      anonymous.read(ofTenant, { other: tenants[0]!.id }),
    ]).catch(() => [])
    count.foreign += seen.flat().length
    await pause(2)
  }
  await anonymous.close()
}

/** Half of all backends, chosen anew each time. */
async function killHalf(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await pause(150)
    await clone.admin`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'quintet recruiting%' and random() < 0.5`
  }
}

async function storm(database: Database, hasKills: boolean): Promise<Count> {
  const count: Count = { right: 0, foreign: 0, wrong: [], cutOff: 0, hung: 0 }
  const end = Date.now() + milliseconds
  const isOver = () => Date.now() > end
  await Promise.all([
    ...Array.from({ length: callers }, (_, number) => call(database, number, count, isOver)),
    forget(database, count, isOver),
    ...(hasKills ? [killHalf(isOver)] : []),
  ])
  return count
}

describe.each(['statement', 'transaction'] as const)('reads in a %s', (reads) => {
  it.each([
    ['on two connections', 2, false],
    ['while half of all backends are killed again and again', 4, true],
  ])('see only rows of their tenant %s', async (_, connections, hasKills) => {
    const url = clone.runtimeUrl('recruiting')
    const database = openDatabase({ subgraph: 'recruiting', url, directUrl: clone.adminUrl, connections, reads })
    const count = await storm(database, hasKills)
    expect(count).toMatchObject({ foreign: 0, wrong: [], hung: 0 })
    expect(count.right).toBeGreaterThan(200)
    if (hasKills) expect(count.cutOff).toBeGreaterThan(10)
    else expect(count.cutOff).toBe(0)

    // Connections that lie dead in the pool refuse their next caller once each, then all works again.
    const everything = tenants.flatMap(({ id }) => Array(7).fill(id))
    await expect.poll(() => readAll(database).catch(() => []), { timeout: 10_000 }).toEqual(everything)
    const health = () => database.probe().then(() => 'well', String)
    await expect.poll(health, { timeout: 10_000 }).toBe('well')
    await database.close()
    const [{ written } = {}] = await clone.admin`
      select count(*)::int as written from recruiting.jobs where title <> tenant_id::text`
    expect(written).toBe(0)
  })
})

/** Every tenant's rows, read at once through every connection there may be. */
async function readAll(database: Database): Promise<string[]> {
  const rows = await Promise.all(
    Array.from({ length: 5 }, () => tenants)
      .flat()
      .map(async ({ id }) => {
        const scope = database.scope({ tenantId: id, userId: null, realmId: null })
        return scope.read(all, {}).finally(() => scope.close())
      }),
  )
  return rows.slice(-tenants.length).flatMap((own) => own.map(({ tenantId }) => tenantId))
}

describe('a pool on which other callers forget their scope', () => {
  it('shows those callers nothing, and the others their own rows', async () => {
    const url = clone.runtimeUrl('recruiting')
    const [fast, shared] = [2, 2].map((max) => postgres(url, { max, fetch_types: false, onnotice: () => {} }))
    const reads = createReadPools(() => shared!, 1)
    const transactions = { fast: fast!, slow: fast!, long: fast! }
    const pools = {
      ...transactions,
      reads,
      reader: 'recruiting_readonly',
      tenantEntry: null,
      partEntry: null,
      prepare: true,
    }
    const text = "select title, coalesce(current_setting('app.tenant_id', true), '') from recruiting.jobs"
    for (let turn = 0; turn < 300; turn++) {
      const [scoped, forgetful] = await Promise.all([
        Promise.all(
          tenants.map(({ id }) => createScope(pools, { tenantId: id, userId: null, realmId: null }).read(all, {})),
        ),
        Promise.all(tenants.map(() => shared!.unsafe(text, [], { prepare: true, simple: turn % 2 === 0 }))),
      ])
      expect(scoped.map((rows) => rows.map(({ tenantId }) => tenantId))).toEqual(
        tenants.map(({ id }) => Array(7).fill(id)),
      )
      expect(forgetful.flat()).toEqual([])
    }
    await Promise.all([fast!.end(), shared!.end()])
  })
})
