// What `pnpm placements` says.
import { readMoveCost, readPlacementReport } from '@quintet/kit/server/placement-report.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, demoTemplate, type TestDatabase } from '../../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase(demoTemplate)
})
afterAll(() => database.drop())

it('says where tenants are, which moves go on, and what a move would copy', async () => {
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
  const cost = await readMoveCost(() => adminUrl, 'acme')
  expect(cost).toMatchObject({ database: 'home', rows: { recruiting: expect.any(Number), credit: expect.any(Number) } })
  expect(cost!.rows!.recruiting).toBeGreaterThan(jobs!.count)
  expect(await readMoveCost(() => adminUrl, 'globex')).toEqual({ database: 'second', rows: null })
  expect(await readMoveCost(() => adminUrl, 'nowhere')).toBeNull()
})
