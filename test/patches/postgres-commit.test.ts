import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'quintet-patches-'))
let server: EmbeddedPostgres
let sql: postgres.Sql

beforeAll(async () => {
  server = await startEmbeddedPostgres({ directory, durable: false })
  const { host, port, user, password } = server
  sql = postgres({ host, port, user, password, max: 1, fetch_types: false, onnotice: () => {} })
  await sql`create table closing (n int check (n < 10))`
})

afterAll(async () => {
  await sql?.end({ timeout: 1 })
  await server?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 30 })
})

/** What becomes of a transaction whose COMMIT is sent right behind its only statement. */
const inserting = (n: number): Promise<string> =>
  sql
    .begin(async (transaction) => void transaction`insert into closing values (${n})`.execute())
    .then(
      () => 'answered',
      (error) => error.code,
    )
const rows = async () => (await sql<{ n: number }[]>`select n from closing`).map(({ n }) => n)

describe('a transaction whose COMMIT is sent behind a statement', () => {
  test('fails with it', async () => {
    expect([await inserting(1), await inserting(10), await inserting(2)]).toEqual(['answered', '23514', 'answered'])
    expect(await rows()).toEqual([1, 2])
  })

  test('does not leave it to be sent again, outside of the transaction', async () => {
    // The COMMIT too, which has to be sent again.
    await sql.unsafe('deallocate all')
    expect([await inserting(3), await inserting(4)]).toEqual(['26000', 'answered'])
    expect(await rows()).toEqual([1, 2, 4])
  })
})
