// Streams of COPY, which the driver fills while its socket waits.
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'quintet-copies-'))
let server: EmbeddedPostgres
let sql: postgres.Sql
beforeAll(async () => {
  server = await startEmbeddedPostgres({ directory, durable: false })
  const { host, port, user, password } = server
  sql = postgres({ host, port, user, password, max: 1 })
})
afterAll(async () => {
  await sql?.end({ timeout: 0 })
  await server?.stop()
  await rm(directory, { recursive: true, force: true, maxRetries: 30 })
})

const answered = (query: Promise<unknown>) =>
  Promise.race([query.then(() => 'answered'), pause(5_000, 'hung', { ref: false })])

test('a connection answers after a copy of whatever size', async () => {
  // A stream holds 64 KB before it has its socket wait.
  for (const kilobytes of [1, 48, 63, 64, 65, 66, 80, 96, 127, 300]) {
    const query = `copy (select repeat('x', 1023) from generate_series(1, ${kilobytes})) to stdout`
    const source = await sql.unsafe(query).readable()
    // All of it comes before any of it is read.
    await pause(20)
    expect((await text(source)).length).toBe(kilobytes * 1_024)
    expect([kilobytes, await answered(sql`select 1`)]).toEqual([kilobytes, 'answered'])
  }
})
