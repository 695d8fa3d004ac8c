// Reads with the settings of their scope in front: what these are, what a statement may do, and that none of them stays.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase, withParts } from '../support/database/database.ts'

let clone: TestDatabase
let database: Database
beforeAll(async () => {
  clone = await cloneDatabase()
  database = clone.open('recruiting')
})
afterAll(() => clone.drop())

const inTenant = (tenantId: string | null) => database.scope({ tenantId, userId: null, realmId: null })
const one = sql`(values (1)) as one`
const selecting = (fields: Record<string, SQL<string>>) => statement({}, (db) => db.select(fields).from(one))
const where = selecting({
  pid: sql<string>`pg_backend_pid()`,
  begun: sql<string>`transaction_timestamp()::text`,
  isReadOnly: sql<string>`current_setting('transaction_read_only')`,
  tenantId: sql<string>`coalesce(current_setting('app.tenant_id', true), '')`,
  pool: sql<string>`current_setting('application_name')`,
  role: sql<string>`current_user`,
  plans: sql<string>`current_setting('plan_cache_mode')`,
})

it('reads share few connections and hold none: each is a READ ONLY transaction of its own', async () => {
  const scopes = Array.from({ length: 50 }, () => inTenant(randomUUID()))
  const all = (await Promise.all(scopes.flatMap((scope) => [scope.read(where, {}), scope.read(where, {})]))).flat()
  expect(new Set(all.map(({ pid }) => pid)).size).toBeLessThanOrEqual(4)
  // Two may begin in one microsecond.
  expect(new Set(all.map(({ begun }) => begun)).size).toBeGreaterThan(90)
  const expected = scopes.flatMap(({ identity: { tenantId } }) => Array(2).fill(tenantId))
  expect(all.map(({ tenantId }) => tenantId)).toEqual(expected)
  expect(all[0]).toMatchObject({
    isReadOnly: 'on',
    pool: 'quintet recruiting reads',
    role: 'recruiting_readonly',
    plans: 'force_generic_plan',
  })
  const backends = await clone.admin`select distinct state from pg_stat_activity
    where datname = current_database() and application_name like 'quintet recruiting%'`
  expect(backends).toEqual([{ state: 'idle' }])
})

it('a read leaves nothing on the connection, whatever its statement sets there', async () => {
  const escaping = selecting({
    role: sql<string>`set_config('role', 'none', false)`,
    tenant: sql<string>`set_config('app.tenant_id', ${randomUUID()}, false)`,
    plans: sql<string>`set_config('default_transaction_read_only', 'off', false)`,
  })
  const scopes = Array.from({ length: 20 }, () => inTenant(randomUUID()))
  await Promise.all(scopes.map((scope) => scope.read(escaping, {})))
  for (const scope of scopes) {
    const [after] = await scope.read(where, {})
    expect(after).toMatchObject({ tenantId: scope.identity.tenantId, role: 'recruiting_readonly', isReadOnly: 'on' })
  }
})

it('a read cannot be made to write by its own statement', async () => {
  const writable = selecting({ x: sql<string>`set_config('transaction_read_only', 'off', true)` })
  await expect(inTenant(null).read(writable, {})).rejects.toMatchObject({ code: '25001' })
  const locking = statement({}, (db) => db.select({ x: sql`1` }).from(sql`recruiting.jobs for update`))
  await expect(inTenant(null).read(locking, {})).rejects.toMatchObject({ code: '25006' })
})

it('a read of the fast pool is cancelled after 2 s', async () => {
  await expect(inTenant(null).read(selecting({ x: sql<string>`pg_sleep(3)` }), {})).rejects.toMatchObject({
    code: '57014',
  })
})

it('a read is refused to a login that may not take the reading role on', async () => {
  const login = `front_${process.pid}`
  await clone.admin.unsafe(`create role ${login} login password 'front' in role recruiting_runtime`)
  const url = withParts(clone.adminUrl, { user: login, password: 'front' })
  const other = openDatabase({ subgraph: 'recruiting', url, directUrl: clone.adminUrl })
  const scope = other.scope({ tenantId: null, userId: null, realmId: null })
  await expect(scope.read(where, {})).rejects.toMatchObject({ code: '42501' })
  await other.close()
  await clone.admin.unsafe(`drop role ${login}`)
})

const isGivenUp = ({ name, code }: Error & { code?: string }): boolean =>
  name === 'DeadlineError' || code === 'CONNECTION_CLOSED'

it('a read without an answer is given up after 5 s with its connection, and the next is answered', async () => {
  const url = clone.runtimeUrl('recruiting')
  const narrow = openDatabase({ subgraph: 'recruiting', url, directUrl: clone.adminUrl, connections: 1 })
  const scope = narrow.scope({ tenantId: null, userId: null, realmId: null })
  const [{ pid } = { pid: '' }] = await scope.read(where, {})
  process.kill(Number(pid), 'SIGSTOP')
  try {
    const begun = Date.now()
    const [first, second] = await Promise.allSettled([scope.read(where, {}), scope.read(where, {})])
    expect(first).toMatchObject({ reason: { name: 'DeadlineError' } })
    // Asked in the same millisecond it has a deadline of its own; else the connection is taken from it just before.
    expect(second).toMatchObject({ reason: expect.toSatisfy(isGivenUp) })
    expect(Date.now() - begun).toBeLessThan(9_500)
    await pause(50)
    const [next] = await scope.read(where, {})
    expect(next?.pid).not.toBe(pid)
  } finally {
    process.kill(Number(pid), 'SIGCONT')
  }
  await narrow.close()
})
