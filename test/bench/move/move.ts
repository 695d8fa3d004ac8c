// A move of a tenant with many rows while it writes: how long the copy takes, and for how long writes are refused. And what
// the check costs with which every write transaction begins.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { createScope, type Scope } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { outbox } from '@quintet/drizzle/credit/events.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { moveTenant } from '@quintet/drizzle/move/move.ts'
import { placedSubgraphs, tenantEntryOf } from '@quintet/drizzle/table-parts/residences.ts'
import { isTenantMoving } from '@quintet/kit/wire/errors.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { quantile, tableOf } from '../table.ts'

const login = { name: 'bench', password: 'bench' }
const rounds = 7
const writers = 4
const writesOfRound = 800
/** Between two writes while the tenant moves: about 200 a second of all writers. */
const pauseMilliseconds = 20

const insert = statement({ key: slot.text, sequence: slot.int }, (db, p) =>
  db.insert(outbox).values({
    tenantId: p.tenantId,
    topic: 'bench',
    key: p.key,
    sequence: p.sequence,
    payload: { number: 1 },
  }),
)

/** @param rows how many rows the tenant has */
export async function benchMove(rows: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-move-'))
  const server = await startEmbeddedPostgres({ directory })
  const serverUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    const urls = ['old', 'next'].map((database) => withParts(serverUrl, { database }))
    for (const name of ['old', 'next']) await admin.unsafe(`create database ${name}`)
    for (const adminUrl of urls) for (const subgraph of placedSubgraphs) await migrate({ subgraph, adminUrl, login })
    const cost = await costOfCheck(urls[0]!)
    return `${cost}\n${await move(urls[0]!, urls[1]!, rows)}`
  } finally {
    await admin.end()
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

const open = (adminUrl: string): postgres.Sql =>
  postgres(withParts(adminUrl, { user: login.name, password: login.password }), {
    max: writers,
    fetch_types: false,
    onnotice: () => {},
  })
const scopeOf = (fast: postgres.Sql, tenantId: string, tenantEntry: string | null): Scope =>
  createScope(
    {
      fast,
      slow: fast,
      long: fast,
      reads: null,
      reader: 'credit_readonly',
      tenantEntry,
      partEntry: null,
      prepare: true,
    },
    { tenantId, userId: null, realmId: null },
  )

/** Transactions of one small row with the check and without it, in alternating rounds of the same connections. */
async function costOfCheck(url: string): Promise<string> {
  const pool = open(url)
  const rates: number[][] = [[], []]
  try {
    for (let round = -1; round < rounds; round++) {
      for (const [i, entry] of [null, tenantEntryOf('credit')].entries()) {
        const scope = scopeOf(pool, randomUUID(), entry)
        const begun = performance.now()
        const work = Array.from({ length: writers }, async () => {
          const key = randomUUID()
          for (let n = 1; n <= writesOfRound / writers; n++) {
            await scope.write((writer) => writer.run(insert, { key, sequence: n }))
          }
        })
        await Promise.all(work)
        if (round >= 0) rates[i]!.push((writesOfRound * 1000) / (performance.now() - begun))
      }
    }
  } finally {
    await pool.end()
  }
  const ratios = rates[1]!.map((rate, i) => rate / rates[0]![i]!)
  return [
    `Transactions of one row, ${rounds} alternating rounds of ${writesOfRound} by ${writers} writers`,
    '',
    tableOf([
      ['', 'a second'],
      ...['without the check', 'with it'].map((name, i) => [name, quantile(rates[i]!, 0.5).toFixed(0)]),
    ]),
    '',
    `with the check to without: ${quantile(ratios, 0.5).toFixed(2)} (rounds: ${ratios.map((each) => each.toFixed(2)).join(', ')})`,
    '',
  ].join('\n')
}

async function move(fromUrl: string, toUrl: string, rows: number): Promise<string> {
  const tenantId = randomUUID()
  const admin = postgres(fromUrl, { max: 1, onnotice: () => {} })
  await admin`insert into credit.outbox (tenant_id, topic, key, sequence, payload)
    select ${tenantId}, 'bench', (n % 50)::text, n, jsonb_build_object('number', n, 'text', repeat(md5(n::text), 4))
    from generate_series(1, ${rows}::int) n`
  await admin.end()
  const pool = open(fromUrl)
  const scope = scopeOf(pool, tenantId, tenantEntryOf('credit'))
  let hasMoved = false
  let written = 0
  const write = async (): Promise<void> => {
    const key = randomUUID()
    for (let n = 1; !hasMoved; n++) {
      await scope
        .write((writer) => writer.run(insert, { key, sequence: n }))
        .then(
          () => written++,
          (error: unknown) => {
            if (!isTenantMoving(error)) throw error
          },
        )
      await pause(pauseMilliseconds)
    }
  }
  const writing = Promise.all(Array.from({ length: writers }, write))
  try {
    const begun = performance.now()
    let copiedAt = begun
    const refused = await moveTenant({
      id: randomUUID(),
      tenantId,
      parts: placedSubgraphs.map((subgraph) => ({ subgraph, fromUrl, toUrl })),
      makeSchemas: async () => ({ names: [], fault: null }),
      onVerifying: async () => {},
      onCompared: async () => {},
      flip: async () => {},
      afterStep(step) {
        if (step === 'copied') copiedAt = performance.now()
      },
    })
    return [
      `A move of ${rows} rows between two databases of one server; ${written} writes meanwhile`,
      '',
      tableOf([
        ['', ''],
        ['copy, seconds', ((copiedAt - begun) / 1000).toFixed(2)],
        ['writes refused, ms', refused.toFixed(0)],
        ['refused to copied', (refused / (copiedAt - begun)).toFixed(2)],
      ]),
      '',
    ].join('\n')
  } finally {
    hasMoved = true
    await writing
    await pool.end()
  }
}
