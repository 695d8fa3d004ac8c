// Histograms of leaderboards, from which ranks are summed: they match the rows, whatever happens to these.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

describe.each([
  ['credit', 'scores'],
  ['recruiting', 'standings'],
])('the score histogram of %s.%s', (schema, name) => {
  const table = `${schema}.${name}`
  const histogram = () =>
    database.admin.unsafe(`select tenant_id, board, width, lowest, count from ${table}_tally
    where count <> 0 order by 1, 2, 3, 4`)
  const counted = () =>
    database.admin.unsafe(`select tenant_id, board, width, value_hundredths / width * width as lowest,
      count(*)::int as count
    from ${table}, (values (1), (100)) widths (width) group by 1, 2, 3, 4 order by 1, 2, 3, 4`)
  const asTenant = (tenantId: string, work: (sql: postgres.TransactionSql) => Promise<unknown>) => {
    const login = postgres(database.runtimeUrl(schema), { max: 1, onnotice: () => {} })
    const done = login.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${tenantId}, true)`
      await work(sql)
    })
    return done.finally(() => login.end())
  }
  const tenantIds = [randomUUID(), randomUUID()]
  const insertSome = (tenantId: string, sql: postgres.TransactionSql) =>
    sql.unsafe(`insert into ${table} (tenant_id, board, subject_id, value_hundredths, source_id, sequence, updated_at)
      select '${tenantId}', 'board-' || n % 2, md5('${tenantId}' || n)::uuid, n * 331 % 10001, gen_random_uuid(), n, now()
      from generate_series(0, 40) n`)
  beforeAll(async () => {
    for (const tenantId of tenantIds) await asTenant(tenantId, (sql) => insertSome(tenantId, sql))
  })

  it('counts each tenant’s boards by score and by hundred', async () => {
    expect((await histogram()).length).toBeGreaterThan(0)
    expect(await histogram()).toEqual(await counted())
  })

  it.each([
    ['scores that change', 41, `update ${table} set value_hundredths = (value_hundredths + 77) % 10001`],
    ['scores that stay', 41, `update ${table} set value_hundredths = value_hundredths, updated_at = now()`],
    ['rows that move to another board', 9, `update ${table} set board = 'board-2' where sequence < 9`],
    [
      'the ends of the scale',
      41,
      `update ${table} set value_hundredths = case when sequence % 2 = 0 then 0 else 10000 end`,
    ],
    ['rows that are deleted', 14, `delete from ${table} where sequence % 3 = 0`],
  ])('follows %s of one tenant', async (_, rows, change) => {
    await asTenant(tenantIds[0]!, async (sql) => expect((await sql.unsafe(change)).count).toBe(rows))
    expect(await histogram()).toEqual(await counted())
  })

  it('is restored when a transaction is rolled back', async () => {
    const before = await histogram()
    const undone = asTenant(tenantIds[0]!, async (sql) => {
      expect((await sql.unsafe(`delete from ${table}`)).count).toBeGreaterThan(0)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await histogram()).toEqual(before)
  })

  it('is filled by its migration from the rows that existed before', async () => {
    const migration = new URL(`../../drizzle/${schema}/migrations/0003_kept_tally.sql`, import.meta.url)
    const backfill = (await readFile(migration, 'utf8')).split('--> statement-breakpoint').slice(-3)
    await database.admin.begin(async (sql) => {
      await sql.unsafe(`truncate ${table}_tally`)
      await sql.unsafe(`alter table ${table}_tally no force row level security`)
      await sql.unsafe(`set local role ${schema}_owner`)
      for (const statement of backfill) await sql.unsafe(statement)
    })
    expect((await histogram()).length).toBeGreaterThan(0)
    expect(await histogram()).toEqual(await counted())
  })
})
