// How long a change takes from its commit to a client's socket, at a steady rate, with Redis and without. Quintet is one
// process; writer and client are another.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '@quintet/credit/context.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { openDataServer } from '@quintet/gateway/embedded/data-server.ts'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { openBus } from '@quintet/kit/events/redis-bus.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createClient } from 'graphql-ws'
import { startChild } from '../../support/quintet/child.ts'
import { type Json, operationText } from '../../support/quintet/quintet.ts'
import { aRedis } from '../../support/quintet/redis.ts'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'
import { quantile } from '../table.ts'

const changesPerSecond = 2_000
const batch = 100
const category = 'personal-loan'
const warmMilliseconds = 2_000
const targets = { with: 250, without: 500 }

/** A Quintet with Redis, and the same without: lines about both. */
export async function benchLatency(seconds: number, report: (text: string) => void): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-latency-'))
  const redis = await aRedis()
  await redis.start()
  try {
    for (const redisUrl of [redis.url, null]) {
      const quintet = await startChild(directory, redisUrl === null ? {} : { REDIS_URL: redisUrl })
      try {
        const times = await measure(quintet.url, directory, redisUrl, seconds)
        const [middle, late] = [quantile(times, 0.5), quantile(times, 0.99)]
        const [name, limit] = redisUrl === null ? ['without', targets.without] : ['with', targets.with]
        const verdict = `p99 ${late.toFixed(0)} ms of at most ${limit} ${late <= limit ? 'ok' : 'more'}`
        report(`${name} Redis: ${times.length} changes, p50 ${middle.toFixed(0)} ms, ${verdict}`)
      } finally {
        await quintet.stop()
      }
    }
  } finally {
    await redis.kill()
    await rm(directory, { recursive: true, force: true, maxRetries: 30 })
  }
}

async function measure(url: string, directory: string, redisUrl: string | null, seconds: number): Promise<number[]> {
  const ask = async (query: string, variables: object, token?: string): Promise<Json> => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const headers = { 'content-type': 'application/json', ...authorization }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    return ((await response.json()) as Json).data
  }
  const input = { email: acme.agent.email, password: demoPassword }
  const token: string = (await ask(operationText('SignIn'), { input })).signIn.accessToken
  const tenantId: string = (await ask('{ viewer { tenant { id } } }', {}, token)).viewer.tenant.id
  const server = await openDataServer(readConfig({ DATA_DIR: directory }), undefined)
  const adminUrl = server.urlOf('credit')
  const database = openDatabase({ subgraph: 'credit', url: adminUrl, directUrl: adminUrl })
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
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  })
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
  await server.stop()
  return committed.map(({ sequence, at }) => Math.max(0, arrived.get(sequence)! - at))
}
