import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
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

/** One connection, so that the next caller meets what the one before left. */
function aPool(options: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const pool = postgres({ ...connection(), max: 1, onnotice: () => {}, ...options })
  pools.push(pool)
  return pool
}

/** Waits until the backends have ended: each may answer one more statement before. */
async function loseConnections(name: string): Promise<void> {
  await aPool()`select pg_terminate_backend(pid, 10_000) from pg_stat_activity where application_name = ${name}`
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
  test.each(['begin', 'plain'])('%s: the process lives, callers are answered, the pool recovers', async (mode) => {
    const hammer = fileURLToPath(import.meta.resolve('./hammer.ts'))
    const child = spawn(process.execPath, [hammer, JSON.stringify(connection()), mode])
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    expect({ code, errors }).toEqual({ code: 0, errors: '' })
    const count = JSON.parse(output)
    expect(count).toMatchObject({ kills: 20, wrong: 0, hung: 0, worksAfterwards: 12 })
    expect(count.refused).toBeGreaterThan(5)
  })
})

describe('a caller is not affected by the one before', () => {
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
  test('writes nothing through the connection that replaced it', async () => {
    const sql = aPool({ connection: { application_name: 'abandoned' } })
    await sql`create table written (by text)`
    const [begun, replaced] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let late: Promise<unknown> = Promise.resolve()
    const whole = outcome(
      sql.begin(async (transaction) => {
        await transaction`select 1`
        begun.resolve()
        await replaced.promise
        late = outcome(transaction`insert into written values ('abandoned')`)
        await late
      }),
    )
    await begun.promise
    await loseConnections('abandoned')
    expect(await whole).toBe('CONNECTION_CLOSED')
    await sql.begin(async (transaction) => {
      await transaction`insert into written values ('another')`
      replaced.resolve()
      await pause(100)
    })
    expect(await late).toBe('CONNECTION_CLOSED')
    expect([...(await sql`select by from written`)]).toEqual([{ by: 'another' }])
  })

  test('refuses its waiting statements too', async () => {
    const sql = aPool({ connection: { application_name: 'waiting' } })
    const begun = Promise.withResolvers<void>()
    let statements: Promise<unknown>[] = []
    const whole = outcome(
      sql.begin(async (transaction) => {
        statements = [1, 2, 3].map((n) => outcome(transaction`select ${n}::int, pg_sleep(5)`))
        begun.resolve()
        await Promise.all(statements)
      }),
    )
    await begun.promise
    await loseConnections('waiting')
    expect(await whole).toBe('CONNECTION_CLOSED')
    expect(await Promise.all(statements)).toEqual(Array(3).fill('CONNECTION_CLOSED'))
  })

  test('frees its place in the pool', async () => {
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
  test('all callers are refused at once, not one after another', async () => {
    const sql = aPool({ port: await freePort(), max: 2, fetch_types: false, backoff: () => 1 })
    const crowd = await Promise.all(Array.from({ length: 50 }, () => outcome(sql`select 1`)))
    expect(new Set(crowd)).toEqual(new Set(['ECONNREFUSED', 'CONNECTION_CLOSED']))
  })

  test('callers wait for a connection that is alive', async () => {
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
    // The first is refused at once, the second after another attempt. Meanwhile the third has been answered.
    const others = await Promise.all(Array.from({ length: 3 }, () => outcome(sql`select 1`)))
    expect([await long, ...others]).toEqual(['answered', '53300', '53300', 'answered'])
  })
})

describe('a statement before another', () => {
  const before = (value: string) => ({ string: "select set_config('app.name', $1, true), 'in front'", values: [value] })
  /** Raw rows of a statement after one that sets app.name. */
  const behind = (sql: postgres.Sql, value: string, text: string, values: string[] = []) =>
    sql.unsafe(text, values, { prepare: true, before: before(value) }).values()
  const current = "select coalesce(current_setting('app.name', true), '') as name"

  test('affects that one only, with and without parameters, first and prepared', async () => {
    const sql = aPool({ fetch_types: false })
    for (const name of ['one', 'two', 'three']) {
      expect([...(await behind(sql, name, current))]).toEqual([[name]])
      expect([...(await behind(sql, name, `${current}, $1::text`, ['given']))]).toEqual([[name, 'given']])
      expect([...(await sql.unsafe(current))]).toEqual([{ name: '' }])
      expect(await behind(sql, name, 'select 1 where false')).toMatchObject({ length: 0, count: 0 })
    }
    expect(
      await sql`select name, count(*)::int from pg_prepared_statements
      where statement like '%in front%' and statement not like '%pg_prepared%' group by name`,
    ).toHaveLength(1)
  })

  test('affects that one only among many that are sent at once, failing ones included', async () => {
    const sql = aPool({ fetch_types: false, max: 2 })
    const sent = Array.from({ length: 400 }, (_, i) => {
      if (i % 4 === 1) return sql.unsafe(current, [], { prepare: true, simple: false }).values()
      return behind(sql, `${i}`, i % 4 === 2 ? `${current}, 1 / (1 - $1::int)` : `${current}, $1::int`, ['1'])
    })
    const outcomes = await Promise.allSettled(sent)
    const received = outcomes.map((each) => (each.status === 'fulfilled' ? each.value[0]![0] : each.reason.code))
    expect(received).toEqual(sent.map((_, i) => (i % 4 === 1 ? '' : i % 4 === 2 ? '22012' : `${i}`)))
  })

  test('is one transaction with it', async () => {
    const sql = aPool({ fetch_types: false })
    await sql`create table noted (name text)`
    const note = { string: 'with noting as (insert into noted values ($1) returning name) select name from noting' }
    const noting = (name: string, text: string) =>
      outcome(sql.unsafe(text, [], { prepare: true, before: { ...note, values: [name] } }))
    expect([await noting('kept', 'select 1'), await noting('lost', 'select 1 / 0')]).toEqual(['answered', '22012'])
    expect([...(await sql`select name from noted`)]).toEqual([{ name: 'kept' }])
  })

  test('fails with it, and the next statement is not affected', async () => {
    const sql = aPool({ fetch_types: false })
    const failing = { string: 'select 1 / $1::int', values: ['0'] }
    await sql`create table untouched (n int)`
    const refused = sql.unsafe('insert into untouched values (1) returning n', [], { prepare: true, before: failing })
    expect(await outcome(refused)).toBe('22012')
    expect([...(await sql`select n from untouched`)]).toEqual([])
    expect([...(await behind(sql, 'next', current))]).toEqual([['next']])
  })

  test('is prepared again when the server forgot it or the connection was replaced', async () => {
    const sql = aPool({ fetch_types: false, connection: { application_name: 'forgetful' } })
    expect([...(await behind(sql, 'one', current))]).toEqual([['one']])
    await sql.unsafe('deallocate all')
    const both = await Promise.all([behind(sql, 'two', current), behind(sql, 'three', current)])
    expect(both.map((rows) => rows[0])).toEqual([['two'], ['three']])
    await loseConnections('forgetful')
    await outcome(sql`select 1`)
    expect([...(await behind(sql, 'four', current))]).toEqual([['four']])
  })

  test('allows one statement after it, not two', async () => {
    const sql = aPool({ fetch_types: false })
    expect(await outcome(behind(sql, 'one', 'select 1; select 2'))).toBe('42601')
  })
})

describe('an abandoned statement', () => {
  test('closes its connection, and the pool opens another', async () => {
    const sql = aPool({ fetch_types: false })
    await sql`select 1`
    const [long, behind] = [sql`select pg_sleep(20)`, sql`select ${1}::int`]
    const outcomes = [long, behind].map(outcome)
    await pause(100)
    long.abandon()
    expect(await Promise.all(outcomes)).toEqual(['CONNECTION_CLOSED', 'CONNECTION_CLOSED'])
    expect(await outcome(sql`select 1`)).toBe('answered')
  })

  test('is not sent when it was waiting', async () => {
    const sql = aPool({ fetch_types: false })
    await sql`create table late (n int)`
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = sql.begin(() => {
      held.resolve()
      return released.promise
    })
    await held.promise
    const waiting = sql`insert into late values (1)`
    const refused = outcome(waiting)
    await pause()
    waiting.abandon()
    expect(await refused).toBe('57014')
    released.resolve()
    await holding
    expect([...(await sql`select n from late`)]).toEqual([])
  })
})

describe('statements that are sent at once', () => {
  test('are all answered when the server has to plan them again', async () => {
    const sql = aPool({ fetch_types: false })
    await sql`create table changing (n int, data bytea)`
    await sql`insert into changing values (1, '\\x00ff')`
    const data = Buffer.from([0, 255])
    const read = () =>
      outcome(
        sql`select * from changing where n = ${1} and data = ${data}`.then(([row]) => expect(Number(row?.n)).toBe(1)),
      )
    expect(await read()).toBe('answered')
    for (const type of ['bigint', 'int']) {
      await sql.unsafe(`alter table changing alter n type ${type}`)
      expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill('answered'))
    }
  })

  test('travel in one write', async () => {
    let writes = 0
    const socket = async () => {
      const socket = connect(server.port, server.host)
      await once(socket, 'connect')
      const write = socket.write.bind(socket) as (...given: unknown[]) => boolean
      return Object.assign(socket, {
        write(...given: unknown[]) {
          writes++
          return write(...given)
        },
      })
    }
    const sql = aPool({ fetch_types: false, socket } as object)
    const read = () => sql`select ${'x'.repeat(100)}::text`
    await read()
    writes = 0
    await Promise.all(Array.from({ length: 20 }, read))
    expect(writes).toBe(1)
  })
})

test('a statement that is cancelled while its connection is being opened leaves the connection to the next', async () => {
  const slow = createServer((client) => {
    const upstream = connect(server.port, server.host)
    client.on('data', (bytes) => setTimeout(() => upstream.write(bytes), 150))
    upstream.pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => {})
    client.on('close', () => upstream.destroy())
  }).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  const { port } = slow.address() as AddressInfo
  const sql = aPool({ host: '127.0.0.1', port, fetch_types: false })
  const first = sql.unsafe('select 1')
  const refused = outcome(first)
  await pause(100)
  first.abandon()
  expect(await refused).toBe('57014')
  await pause(1_000)
  expect(await outcome(sql`select 2`)).toBe('answered')
  await sql.end({ timeout: 0 })
  slow.close()
})

test('a server that accepts and closes connections is tried again with pauses, and its callers are refused', async () => {
  let attempts = 0
  const closing = createServer((client) => {
    attempts++
    client.on('error', () => {}).end()
  }).listen(0, '127.0.0.1')
  await once(closing, 'listening')
  const { port } = closing.address() as AddressInfo
  const sql = aPool({ host: '127.0.0.1', port, fetch_types: false, backoff: () => 0.2 })
  expect(await outcome(sql`select 1`)).toBe('CONNECTION_CLOSED')
  const end = Date.now() + 1_000
  while (Date.now() < end) expect(await outcome(sql`select 1`)).toBe('CONNECTION_CLOSED')
  expect(attempts).toBeLessThan(10)
  await sql.end({ timeout: 0 })
  closing.close()
})
