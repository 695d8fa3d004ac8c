import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded.ts'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/ports.ts'

const directory = mkdtempSync(join(tmpdir(), 'quintet-patches-'))
const pools: postgres.Sql[] = []
let server: EmbeddedPostgres

beforeAll(async () => {
  server = await startEmbeddedPostgres({ directory, durable: false })
})

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end({ timeout: 0 })))
})

afterAll(async () => {
  await server?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 30 })
})

const connection = () => ({ host: server.host, port: server.port, user: server.user, password: server.password })

/** One connection, so that what one caller leaves behind meets the next. */
function aPool(options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const pool = postgres({ ...connection(), max: 1, onnotice: () => {}, ...options })
  pools.push(pool)
  return pool
}

async function loseConnections(name: string): Promise<void> {
  await aPool()`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${name}`
}

const outcome = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => 'answered',
      (error) => error.code,
    ),
    pause(5_000, 'hung', { ref: false }),
  ])

describe('while backends are being killed', () => {
  test.each(['begin', 'plain'])('%s: nothing crashes, nobody waits for ever, the pool recovers', async (mode) => {
    const hammer = fileURLToPath(import.meta.resolve('./hammer.ts'))
    const child = spawn(process.execPath, [hammer, JSON.stringify(connection()), mode])
    let output = ''
    let errors = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (errors += text))
    const [code] = await once(child, 'close')
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    const count = JSON.parse(output)
    expect(count).toMatchObject({ wrong: 0, hung: 0, worksAfterwards: 12 })
    expect(count.answered).toBeGreaterThan(100)
    expect(count.refused).toBeGreaterThan(5)
  })
})

describe('what one caller leaves behind does not reach the next', () => {
  test('after a statement that failed half-way', async () => {
    const sql = aPool()
    await expect(sql`select 1 / (5 - n) from generate_series(1, 10) n`).rejects.toMatchObject({ code: '22012' })
    expect([...(await sql`select 7 as n`)]).toEqual([{ n: 7 }])
  })

  test('after a connection that was lost half-way', async () => {
    const sql = aPool({ fetch_types: false, connection: { application_name: 'half-way' } })
    await sql`select 1`
    const rows = outcome(
      sql`select repeat('x', 9000), case when n > 100 then pg_sleep(5) end from generate_series(1, 200) n`,
    )
    await pause(300)
    await loseConnections('half-way')
    expect(await rows).toBe('CONNECTION_CLOSED')
    expect([...(await sql`select 7 as n`)]).toEqual([{ n: 7 }])
  })
})

describe('a transaction whose connection was lost', () => {
  test('writes nothing through the connection that took its place', async () => {
    const sql = aPool({ connection: { application_name: 'abandoned' } })
    await sql`create table written (by text)`
    const { promise: replaced, resolve: replace } = Promise.withResolvers<void>()
    let late: Promise<unknown> = Promise.resolve()
    const whole = outcome(
      sql.begin(async (transaction) => {
        await transaction`select 1`
        await replaced
        late = outcome(transaction`insert into written values ('abandoned')`)
        await late
      }),
    )
    await pause(100)
    await loseConnections('abandoned')
    expect(await whole).toBe('CONNECTION_CLOSED')
    await sql.begin(async (transaction) => {
      await transaction`insert into written values ('another')`
      replace()
      await pause(100)
    })
    expect(await late).toBe('CONNECTION_CLOSED')
    expect([...(await sql`select by from written`)]).toEqual([{ by: 'another' }])
  })

  test('refuses its waiting statements too', async () => {
    const sql = aPool({ connection: { application_name: 'waiting' } })
    let statements: Promise<unknown>[] = []
    const whole = outcome(
      sql.begin(async (transaction) => {
        statements = [1, 2, 3].map((n) => outcome(transaction`select ${n}::int, pg_sleep(5)`))
        await Promise.all(statements)
      }),
    )
    await pause(300)
    await loseConnections('waiting')
    expect(await whole).toBe('CONNECTION_CLOSED')
    expect(await Promise.all(statements)).toEqual(Array(3).fill('CONNECTION_CLOSED'))
  })

  test('gives its place in the pool back', async () => {
    const sql = aPool({ connection: { application_name: 'place' } })
    const whole = outcome(
      sql.begin(async (transaction) => {
        await transaction`select pg_sleep(5)`.catch(() => {})
        await transaction`select ${1}::int`
      }),
    )
    await pause(300)
    await loseConnections('place')
    expect(await whole).toBe('CONNECTION_CLOSED')
    expect(await outcome(sql`select 1`)).toBe('answered')
  })
})

describe('while no new connection can be made', () => {
  test('nobody is kept waiting for the failures of others, one after another', async () => {
    const sql = aPool({ port: await freePort(), max: 2, fetch_types: false, backoff: () => 1 })
    const begun = Date.now()
    const crowd = await Promise.all(Array.from({ length: 50 }, () => outcome(sql`select 1`)))
    expect(new Set(crowd)).toEqual(new Set(['ECONNREFUSED', 'CONNECTION_CLOSED']))
    expect(Date.now() - begun).toBeLessThan(4_000)
  })

  test('one that lives is waited for', async () => {
    await aPool()`create role one login connection limit 1 password 'one'`
    const sql = aPool({
      database: 'postgres',
      user: 'one',
      password: 'one',
      max: 2,
      fetch_types: false,
      backoff: () => 1,
    })
    const long = outcome(sql.begin((transaction) => transaction`select pg_sleep(0.5)`))
    await pause(200)
    // One is refused at once, the next an attempt later; by then the third has had its turn.
    const others = await Promise.all(Array.from({ length: 3 }, () => outcome(sql`select 1`)))
    expect([await long, ...others]).toEqual(['answered', '53300', '53300', 'answered'])
  })
})
