// What `pnpm placements` says.
import { readLag } from '@quintet/kit/server/placement-lag.ts'
import { readMoveCost, readPlacementReport } from '@quintet/kit/server/placement-report.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, demoTemplate, type TestDatabase } from '../../support/database/database.ts'

let database: TestDatabase
let other: TestDatabase
const nowhere = async () => null
beforeAll(async () => {
  database = await cloneDatabase(demoTemplate)
  other = await cloneDatabase()
})
afterAll(() => Promise.all([database.drop(), other.drop()]))

it('the report says where tenants are, which moves go on, and what a move would copy', async () => {
  const { admin, adminUrl } = database
  const [second] = await admin<
    { id: string }[]
  >`insert into tenancy.tenant_databases (name, kind, status, region, url, migration_url)
    values ('second', 'SHARED', 'ACTIVE', 'eu', 'a', 'b') returning id`
  await admin`insert into tenancy.tenant_placements (tenant_id, database_id, version)
    select id, ${second!.id}, 2 from tenancy.tenants where slug = 'globex'`
  await admin`insert into tenancy.tenant_moves (tenant_id, from_id, to_id, status)
    select t.id, d.id, ${second!.id}, 'COPYING' from tenancy.tenants t, tenancy.tenant_databases d where t.slug = 'acme' and d.name = 'home'`
  const { databases, moves } = await readPlacementReport(adminUrl, new Date('2026-11-29T20:00:00Z'))
  expect(databases.map(({ name, tenants, region }) => [name, tenants, region])).toEqual([
    ['home', 1, null],
    ['second', 1, 'eu'],
  ])
  expect(moves).toMatchObject([{ tenant: 'acme', from: 'home', to: 'second', status: 'COPYING', error: null }])
  const [jobs] = await admin<{ count: number }[]>`select count(*)::int as count from recruiting.jobs j
    join tenancy.tenants t on t.id = j.tenant_id and t.slug = 'acme'`
  const role = `quintet_system_report_${process.pid}`
  const [{ schema } = { schema: '' }] = await admin<{ schema: string }[]>`
    select 'tenant_' || replace(id::text, '-', '_') || '_crm' as schema from tenancy.tenants where slug = 'acme'`
  await admin.unsafe(`create role ${role}; create schema ${schema} authorization ${role};
    create table ${schema}.notes as select n from generate_series(1, 7) n;
    grant usage on schema ${schema} to marketplace_runtime; grant select on ${schema}.notes to marketplace_runtime`)
  const cost = await readMoveCost(() => adminUrl, nowhere, 'acme')
  expect(cost).toMatchObject({
    database: 'home',
    parts: [{ what: 'recruiting' }, { what: 'credit' }, { what: 'installed systems', rows: 7 }],
  })
  await admin.unsafe(`drop schema ${schema} cascade; drop role ${role}`)
  expect(cost!.parts![0]!.rows).toBeGreaterThan(jobs!.count)
  expect(cost!.parts![0]!.bytes).toBeGreaterThan(cost!.parts![0]!.rows * 24)
  expect(cost!.seconds).toBeGreaterThan(0)
  expect(await readMoveCost(() => adminUrl, nowhere, 'globex')).toEqual({ database: 'second', parts: null, seconds: 0 })
  const there = await readMoveCost(
    () => adminUrl,
    async (id) => (id === second!.id ? other.adminUrl : null),
    'globex',
  )
  expect(there).toMatchObject({
    database: 'second',
    parts: [
      { rows: 0, bytes: 0 },
      { rows: 0, bytes: 0 },
      { rows: 0, bytes: 0 },
    ],
  })
  expect(await readMoveCost(() => adminUrl, nowhere, 'nowhere')).toBeNull()
})

it('the report says how many events wait for a database, and counts its jobs and connections', async () => {
  const now = new Date('2026-11-29T20:00:00Z')
  const lagOf = (id: string | null) =>
    readLag(() => database.adminUrl, id === null ? null : { id, url: other.adminUrl }, now)
  const id = '01900000-0000-7000-8000-000000000001'
  const [home, second] = [await lagOf(null), await lagOf(id)]
  expect(home.connections.open).toBeGreaterThan(0)
  expect(home.connections.allowed).toBeGreaterThan(home.connections.open)
  expect(second).toMatchObject({ jobs: { waiting: 0, oldest: 0, dead: 0 } })
  // Of tenancy, read by both; of credit in the second database, read there by no one and from the first one by marketplace.
  await database.admin`insert into tenancy.event_heads values ('tenancy.member.left', 1000)
    on conflict (name) do update set position = 1000`
  await other.admin`insert into credit.event_cursors values ('tenancy.member.left', 300)`
  await other.admin`insert into credit.job_requests (id, queue, tenant_id, realm_id, payload, start_after)
    select uuidv7(), 'credit.test', uuidv7(), uuidv7(), '{}', ${now.toISOString()}::timestamptz - interval '90 s'
    from generate_series(1, 2)`
  expect(await lagOf(id)).toMatchObject({ events: 700, jobs: { waiting: 2, oldest: 90, dead: 0 } })
  await other.admin`insert into credit.event_heads values ('credit.activity', 2000)`
  await database.admin`insert into tenancy.event_cursors values (${`credit.activity@${id}`}, 500)`
  expect(await lagOf(id)).toMatchObject({ events: 1500 })
  // What marketplace publishes there has numbers of its own.
  await database.admin`insert into marketplace.event_heads values ('marketplace.activity', 9000)
    on conflict (name) do update set position = 9000`
  await other.admin`insert into marketplace.event_heads values ('marketplace.activity', 3000)`
  await database.admin`insert into tenancy.event_cursors values (${`marketplace.activity@${id}`}, 1000)`
  expect(await lagOf(id)).toMatchObject({ events: 2000 })
  expect((await lagOf(null)).jobs).toEqual(home.jobs)
})
