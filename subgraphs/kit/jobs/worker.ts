// The worker of one subgraph in this process: fires schedules, moves requests into pg-boss, runs jobs, finds lost runs.
import { setTimeout as pause } from 'node:timers/promises'
import { queueSchemaOf } from '@quintet/drizzle/table-parts/jobs.ts'
import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { Bus } from '../events/bus.ts'
import { hintsOf } from '../events/hints.ts'
import type { Logger } from '../process/log.ts'
import type { BaseContext } from '../slice/context.ts'
import { jobsTopic } from '../slice/job-requests.ts'
import { isTenantMoving } from '../wire/errors.ts'
import { declareQueues, openBoss } from './boss.ts'
import { isScheduled, type Queue } from './queue.ts'
import { createRunner, type RunnerParts } from './run.ts'
import { createSchedules } from './schedules.ts'
import { type JobData, transferDue } from './transfer.ts'

export interface WorkerParts<Context> extends RunnerParts<Context> {
  /** A direct connection, not through a pooler. */
  readonly directUrl: string
  readonly bus: Bus
  readonly log: Logger
  readonly queues: readonly Queue<Context>[]
}

/** How often requests and jobs that became due, or whose hint was lost, are looked for. */
const pollMilliseconds = 1_000
/** How often pg-boss itself looks into each queue: rarely, as one statement a second tells which of them have work. */
const pollingIntervalSeconds = 30
/** It wakes one of the workers of a queue whose jobs run each for itself: the others look by themselves. */
const longPollingIntervalSeconds = 2
/** How often runs are looked for that were lost with their process. */
const superviseMilliseconds = 5_000
/** Until then after a start every poll looks for them: what was lost with the process before is taken over at once. */
const takeoverMilliseconds = 15_000
const restartMilliseconds = 1_000
/** How long the job of a tenant who is being moved waits for its next try. */
const moveWaitSeconds = 2
const stopMilliseconds = 10_000

/** Starts the worker; it begins as soon as the database answers. `close` lets running jobs finish. */
export function startWorker<Context extends BaseContext>(parts: WorkerParts<Context>): { close(): Promise<void> } {
  const { subgraph, queues, bus, clock, log } = parts
  const schedules = createSchedules(subgraph, parts.jobs, queues.filter(isScheduled), clock)
  const names = queues.map(({ name }) => name)
  const stopping = new AbortController()
  let boss: PgBoss | null = null
  const hints = hintsOf(bus, jobsTopic(subgraph))

  const begin = async (): Promise<{ boss: PgBoss; workers: ReadonlyMap<string, string> }> => {
    const starting = openBoss(subgraph, parts.directUrl, log)
    try {
      await starting.start()
      await declareQueues(starting, queues)
      const run = createRunner(parts)
      const workers = new Map<string, string>()
      for (const queue of queues) {
        workers.set(queue.name, await work(starting, queue, (job) => run(queue, job), { subgraph, log }))
      }
      return { boss: starting, workers }
    } catch (error) {
      await starting.stop({ graceful: false }).catch(() => {})
      throw error
    }
  }
  const loop = async (): Promise<void> => {
    let started: Awaited<ReturnType<typeof begin>> | null = null
    let startedAt = 0
    let supervisedAt = 0
    let lookedAt = 0
    let isFailing = false
    while (!stopping.signal.aborted) {
      let hasMore = false
      try {
        if (started === null) {
          started = await begin()
          boss = started.boss
          startedAt = performance.now()
        }
        hints.clear()
        await schedules.fireDue()
        const transferred = await transferDue(started.boss, subgraph, names, clock.now())
        const since = performance.now()
        // At polls, and not at each hint: a hint is about requests.
        const isPoll = since - lookedAt >= pollMilliseconds / 2
        if (isPoll) lookedAt = since
        const waiting = isPoll ? await queuesWithWork(started.boss, subgraph, names) : []
        for (const queue of [...transferred.queues, ...waiting]) started.boss.notifyWorker(started.workers.get(queue)!)
        hasMore = transferred.hasMore
        if (since - startedAt < takeoverMilliseconds || since - supervisedAt > superviseMilliseconds) {
          supervisedAt = since
          await started.boss.supervise()
          if ((await retryLost(started.boss, subgraph)) > 0) wakeAll(started.boss, started.workers)
        }
        isFailing = false
      } catch (error) {
        // Once, and not every second while the database is unavailable.
        if (!isFailing) log.warn({ subgraph, error: String(error) }, 'moving requested work failed; trying again')
        isFailing = true
        await pause(restartMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})
      }
      if (!hasMore && !stopping.signal.aborted) await hints.wait(pollMilliseconds)
    }
  }
  const looping = loop()
  return {
    async close() {
      stopping.abort()
      hints.stop()
      await looping
      await boss?.stop({ timeout: stopMilliseconds })
    },
  }
}

/** The queues of these in which a job may run now. */
async function queuesWithWork(boss: PgBoss, subgraph: string, queues: readonly string[]): Promise<string[]> {
  const schema = queueSchemaOf(subgraph)
  const { rows } = (await boss.getDb().executeSql(
    `select q.name from unnest($1::text[]) as q(name) where exists (select from ${schema}.job j where j.name = q.name
       and j.state < 'active' and not j.blocked and j.start_after <= ${schema}.job_now())`,
    [queues],
  )) as { rows: { name: string }[] }
  return rows.map(({ name }) => name)
}

/** Lets jobs whose run was lost with its process run again at once: a pause is for those that failed. How many there are. */
async function retryLost(boss: PgBoss, subgraph: string): Promise<number> {
  const schema = queueSchemaOf(subgraph)
  const { rows } = await boss.getDb().executeSql(
    `update ${schema}.job set start_after = ${schema}.job_now() where state = 'retry'
       and start_after > ${schema}.job_now() and output #>> '{value,message}' = 'job heartbeat timeout' returning id`,
  )
  return rows.length
}

/**
 * Lets a job of a tenant who is being moved wait, as if it had not run: it does not count as failed. pg-boss then finds
 * no active job to complete.
 */
async function putBack(boss: PgBoss, subgraph: string, { id, name }: JobWithMetadata<JobData>): Promise<void> {
  const schema = queueSchemaOf(subgraph)
  await boss.getDb().executeSql(
    `update ${schema}.job set state = 'created', started_on = null, heartbeat_on = null,
       start_after = ${schema}.job_now() + interval '${moveWaitSeconds} seconds'
     where name = $1 and id = $2 and state = 'active'`,
    [name, id],
  )
}

function wakeAll(boss: PgBoss, workers: ReadonlyMap<string, string>): void {
  for (const id of workers.values()) boss.notifyWorker(id)
}

/** Runs the jobs of a queue, each settled by its own outcome; the id of pg-boss's worker. */
async function work<Context>(
  boss: PgBoss,
  queue: Queue<Context>,
  run: (job: JobWithMetadata<JobData>) => Promise<void>,
  { subgraph, log }: { subgraph: string; log: Logger },
): Promise<string> {
  const settle = async (job: JobWithMetadata<JobData>) => {
    try {
      await run(job)
      return { id: job.id, status: 'completed' as const }
    } catch (error) {
      if (isTenantMoving(error)) {
        await putBack(boss, subgraph, job)
        return { id: job.id, status: 'completed' as const }
      }
      const message = error instanceof Error ? error.message : String(error)
      log.warn(
        { subgraph, queue: queue.name, job: job.id, attempt: job.retryCount + 1, error: message },
        'a job failed',
      )
      return { id: job.id, status: 'failed' as const, output: { message } }
    }
  }
  const { concurrency = 4, isLong = false } = queue
  const options = {
    batchSize: isLong ? 1 : concurrency,
    localConcurrency: isLong ? concurrency : 1,
    perJobResults: true,
    includeMetadata: true,
    pollingIntervalSeconds: isLong ? longPollingIntervalSeconds : pollingIntervalSeconds,
  } as const
  const id: string = await boss.work<JobData, unknown, typeof options>(queue.name, options, async (jobs) => {
    const results = await Promise.all(jobs.map(settle))
    // Looks for more at once, until there are none.
    boss.notifyWorker(id)
    return results
  })
  return id
}
