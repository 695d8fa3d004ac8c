// The cost of an audit entry: appended in a transaction of its own, beside a row with the same columns of a plain table.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { auditLog } from '@quintet/drizzle/tenancy/audit.ts'
import { tenancy } from '@quintet/drizzle/tenancy/schema.ts'
import { auditLogOf } from '@quintet/kit/audit/audit-log.ts'
import { sealAudit } from '@quintet/kit/audit/seal.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { against, quantile, tableOf } from '../table.ts'

const writers = 8
const rounds = 5
const target = 0.5
/** Entries are chained while they are written, more often than a subgraph does it. */
const chainMilliseconds = 500

const plainTable = `create table tenancy.plain_rows (tenant_id uuid not null, id uuid not null default uuidv7(),
  event text not null, severity text not null, user_id uuid, actor_id uuid, target_type text, target_id text,
  details jsonb not null, request_id text not null, client_ip text, user_agent text, at timestamptz not null,
  primary key (tenant_id, id)); grant select, insert on tenancy.plain_rows to tenancy_runtime`
const plainRows = tenancy.table('plain_rows', {
  tenantId: uuid('tenant_id'),
  event: text('event'),
  severity: text('severity'),
  userId: uuid('user_id'),
  actorId: uuid('actor_id'),
  targetType: text('target_type'),
  targetId: text('target_id'),
  details: jsonb('details'),
  requestId: text('request_id'),
  clientIp: text('client_ip'),
  userAgent: text('user_agent'),
  at: timestamp('at', { withTimezone: true }),
})
const insertPlain = statement(
  { aboutId: slot.uuid, targetId: slot.text, requestId: slot.text, at: slot.instant },
  (db, p) =>
    db.insert(plainRows).values({
      tenantId: p.tenantId,
      event: 'bench.thing.done',
      severity: 'LOW',
      userId: p.aboutId,
      actorId: p.userId,
      targetType: 'Thing',
      targetId: p.targetId,
      details: { number: 1 },
      requestId: p.requestId,
      clientIp: '192.0.2.1',
      userAgent: 'vitest',
      at: p.at as never,
    }),
)
const audit = auditLogOf(auditLog, { 'bench.thing.done': 'LOW' })

interface Form {
  readonly name: string
  write(writer: Writer): Promise<unknown>
  readonly rates: number[]
  readonly latencies: number[]
}

/** Both in alternating rounds of one run, by as many writers of one tenant. */
export async function benchAudit(seconds: number): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-audit-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const login = { name: 'bench', password: 'bench' }
  await migrate({ subgraph: 'tenancy', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const database = openDatabase({ subgraph: 'tenancy', url, directUrl: adminUrl, connections: writers })
  const admin = openDatabase({ subgraph: 'tenancy', url: adminUrl, directUrl: adminUrl })
  try {
    await admin.jobs.unsafe(`set role tenancy_owner; ${plainTable}`)
    return await compare(database, seconds)
  } finally {
    await Promise.all([database.close(), admin.close()])
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function compare(database: ReturnType<typeof openDatabase>, seconds: number): Promise<string> {
  const envelope = envelopeOf({ userId: randomUUID(), tenantId: randomUUID() })
  const context = { envelope, clock: systemClock }
  const entry = () => ({
    userId: randomUUID(),
    target: { type: 'Thing', id: randomUUID() },
    details: { number: 1 },
  })
  const forms: Form[] = [
    {
      name: 'plain insert',
      write: (writer) => {
        const { userId, target } = entry()
        const values = { aboutId: userId, targetId: target.id, requestId: envelope.requestId, at: new Date() }
        return writer.run(insertPlain, values)
      },
      rates: [],
      latencies: [],
    },
    {
      name: 'audit entry',
      write: (writer) => audit(context, writer, 'bench.thing.done', entry()),
      rates: [],
      latencies: [],
    },
  ]
  const ring = createKeyring([Buffer.alloc(32, 7)])
  const scopes = Array.from({ length: writers }, () =>
    database.scope({ tenantId: envelope.tenantId, userId: envelope.viewer!.userId, realmId: null }),
  )
  for (let round = -1; round < rounds; round++) {
    for (const form of forms) {
      const begun = performance.now()
      const end = begun + seconds * 1000
      let count = 0
      const write = async (scope: (typeof scopes)[number]): Promise<void> => {
        while (performance.now() < end) {
          const sent = performance.now()
          await scope.write(form.write)
          form.latencies.push(performance.now() - sent)
          count++
        }
      }
      const chain = async (): Promise<void> => {
        while (performance.now() < end) {
          await sealAudit(database.jobs, 'tenancy', { ring, at: new Date() })
          await pause(chainMilliseconds)
        }
      }
      await Promise.all([...scopes.map(write), chain()])
      form.rates.push((count * 1000) / (performance.now() - begun))
      if (round < 0) for (const list of [form.rates, form.latencies]) list.length = 0
    }
  }
  const [plain, entries] = forms as [Form, Form]
  const ratios = entries.rates.map((rate, i) => rate / plain.rates[i]!)
  const row = ({ name, rates, latencies }: Form) => [
    name,
    quantile(rates, 0.5).toFixed(0),
    quantile(latencies, 0.5).toFixed(1),
    quantile(latencies, 0.99).toFixed(1),
  ]
  return [
    `Transactions of one row by ${writers} writers, ${rounds} alternating rounds of ${seconds} s; entries are chained meanwhile`,
    '',
    tableOf([['', 'a second', 'p50 ms', 'p99 ms'], ...forms.map(row)]),
    '',
    `audit entries to plain inserts: ${against(quantile(ratios, 0.5), target)} (rounds: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
    '',
  ].join('\n')
}
