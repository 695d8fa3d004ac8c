// How long a change takes from its commit to a client's socket, at a steady rate, with Redis and without. Subgraphs and gateway are
// processes of their own; the writer is one more.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '@quintet/credit/context.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { openBus } from '@quintet/kit/events/redis-bus.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { withParts } from '../../support/database/database.ts'
import { type Distributed, startDistributed } from '../../support/quintet/distributed.ts'
import type { Json } from '../../support/quintet/quintet.ts'
import { aRedis } from '../../support/quintet/redis.ts'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'
import { quantile } from '../table.ts'

const changesPerSecond = 2_000
const batch = 100
const category = 'personal-loan'
const warmMilliseconds = 2_000
const targets = { with: 250, without: 500 }

/** Distributed Quintet with or without Redis, and the line about it. */
export async function benchLatency(seconds: number, hasRedis: boolean): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-latency-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const url = withParts(adminUrl, { user: 'bench', password: 'a password' })
  const redis = await aRedis()
  if (hasRedis) await redis.start()
  const drop = async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 30 })
  }
  const environment: Record<string, string> = hasRedis ? { REDIS_URL: redis.url } : {}
  const parts = await startDistributed({ database: { url, adminUrl, drop }, environment })
  try {
    const times = await measure(parts, url, adminUrl, hasRedis ? redis.url : null, seconds)
    const [middle, late] = [quantile(times, 0.5), quantile(times, 0.99)]
    const limit = hasRedis ? targets.with : targets.without
    return `${hasRedis ? 'With Redis' : 'Without Redis'}: ${times.length} changes, p50 ${middle.toFixed(0)} ms, p99 ${late.toFixed(0)} ms of at most ${limit} ${late <= limit ? 'ok' : 'more'}\n`
  } finally {
    await parts.stop()
    await redis.kill()
  }
}

async function measure(
  parts: Distributed,
  url: string,
  adminUrl: string,
  redisUrl: string | null,
  seconds: number,
): Promise<number[]> {
  const token = await parts.signIn(acme.agent.email)
  const { data } = await parts.gql('query { viewer { tenant { id } } }', {}, token)
  const tenantId: string = data.viewer.tenant.id
  const database = openDatabase({ subgraph: 'credit', url, directUrl: adminUrl })
  const bus = openBus(adminUrl, redisUrl, silent)
  const running = await credit.start({
    database,
    bus,
    clock: systemClock,
    wallClock: systemClock,
    log: silent,
    secret: Buffer.alloc(32, 7),
    publicUrl: 'http://localhost',
    executorOf: () => async () => ({ data: {} }),
  })
  const client = parts.client(token)
  const arrived = new Map<number, number>()
  const sequenceOf = (cursor: string): number => JSON.parse(Buffer.from(cursor, 'base64url').toString())[3]
  const query = `subscription { creditScoreChanged(category: "${category}") { cursor score { value rank applicant { id } } } }`
  client.subscribe<Json>(
    { query },
    {
      next: ({ data: event }) => void arrived.set(sequenceOf(event!.creditScoreChanged.cursor), performance.now()),
      error() {},
      complete() {},
    },
  )
  await pause(1_000)
  const committed: { sequence: number; at: number }[] = []
  const subjects = Array.from({ length: 2_000 }, () => randomUUID())
  const begun = performance.now()
  const context = () => running.contextFor(envelopeOf({ userId: randomUUID(), tenantId })) as Context
  for (let turn = 0; performance.now() < begun + warmMilliseconds + seconds * 1000; turn++) {
    const put = Array.from({ length: batch }, (_, i) => {
      const subjectId = subjects[(turn * batch + i) % subjects.length]!
      return { subjectId, valueHundredths: Math.floor(Math.random() * 10_001), tieBreak: 0, sourceId: subjectId }
    })
    const { scope, leaderboard } = context()
    const made = await scope.write((writer) => leaderboard.apply(writer, category, { put, remove: [] }, new Date()))
    const at = performance.now()
    if (at > begun + warmMilliseconds)
      committed.push(...made.map(({ cursor }) => ({ sequence: sequenceOf(cursor), at })))
    const next = begun + ((turn + 1) * batch * 1000) / changesPerSecond
    await pause(Math.max(0, next - performance.now()))
  }
  const last = committed.at(-1)!.sequence
  for (const end = performance.now() + 30_000; !arrived.has(last) && performance.now() < end; ) await pause(5)
  const lost = committed.filter(({ sequence }) => !arrived.has(sequence)).length
  if (lost > 0) throw new Error(`${lost} of ${committed.length} changes have not arrived`)
  await client.dispose()
  await running.close()
  await bus.close()
  await database.close()
  return committed.map(({ sequence, at }) => Math.max(0, arrived.get(sequence)! - at))
}
