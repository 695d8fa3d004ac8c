// pg-boss of one subgraph: over its own small pool, as the job role, in a schema that the migrations made.
import type { EventEmitter } from 'node:events'
import { deadQueue, queueSchemaOf } from '@quintet/drizzle/table-parts/jobs.ts'
import { PgBoss } from 'pg-boss'
import type { Logger } from '../process/log.ts'
import type { QueueSettings } from './queue.ts'

const connections = 2
/** Every queue fails every few seconds while the database is unavailable. */
const logPauseMilliseconds = 10_000
const daySeconds = 86_400
/** How long a job is kept that waits, also as a dead one. */
const waitingDays = 30
/** How long effects are remembered: longer than a job can be repeated. */
export const effectDays = 60

export function openBoss(subgraph: string, directUrl: string, log: Logger): PgBoss {
  const boss = new PgBoss({
    connectionString: asLibpq(directUrl),
    options: `-c role=${subgraph}_job`,
    application_name: `quintet ${subgraph} queues`,
    schema: queueSchemaOf(subgraph),
    max: connections,
    connectionTimeoutMillis: 5_000,
    migrate: false,
    createSchema: false,
    // Schedules follow the context's clock, and the worker itself looks for lost runs.
    schedule: false,
    supervise: false,
    monitorIntervalSeconds: 1,
    reindex: false,
    monitorVacuum: false,
  })
  surviveLostConnections(boss)
  let loggedAt = Number.NEGATIVE_INFINITY
  boss.on('error', ({ message }) => {
    if (performance.now() - loggedAt < logPauseMilliseconds) return
    loggedAt = performance.now()
    log.warn({ subgraph, error: message }, 'a queue failed; trying again')
  })
  boss.on('warning', ({ message, data }) => log.warn({ subgraph, data }, message))
  return boss
}

/** pg-boss's own database, as far as its types do not show it. */
interface PooledDatabase {
  readonly pool: EventEmitter<{ acquire: [client: EventEmitter] }>
  open(): Promise<void>
}

/**
 * pg's pool takes its listener off a connection that is in use. One that is lost then, between two statements, emits an
 * error without a listener, which would end the process; its user gets the error from the next statement.
 */
function surviveLostConnections(boss: PgBoss): void {
  const database = boss.getDb() as unknown as PooledDatabase
  const open = database.open.bind(database)
  const guarded = new WeakSet<EventEmitter>()
  database.open = async () => {
    await open()
    database.pool.on('acquire', (client) => {
      if (guarded.has(client)) return
      guarded.add(client)
      client.on('error', () => {})
    })
  }
}

/** Other parts of a connection string mean to pg what they mean to PostgreSQL's own programs: sslmode above all. */
function asLibpq(url: string): string {
  const changed = new URL(url)
  if (changed.searchParams.has('sslmode')) changed.searchParams.set('uselibpqcompat', 'true')
  return changed.href
}

/** Makes the queues, or brings their settings up to date. */
export async function declareQueues(boss: PgBoss, queues: readonly QueueSettings[]): Promise<void> {
  await boss.createQueue(deadQueue, { retentionSeconds: waitingDays * daySeconds })
  for (const queue of queues) {
    const options = {
      retryLimit: queue.retryLimit ?? 7,
      retryDelay: queue.retrySeconds ?? 1,
      retryBackoff: true,
      retryDelayMax: queue.maxRetrySeconds ?? 600,
      expireInSeconds: queue.deadlineSeconds ?? 60,
      heartbeatSeconds: queue.heartbeatSeconds ?? 10,
      retentionSeconds: waitingDays * daySeconds,
      deadLetter: deadQueue,
    }
    await boss.createQueue(queue.name, options)
    await boss.updateQueue(queue.name, options)
  }
}
