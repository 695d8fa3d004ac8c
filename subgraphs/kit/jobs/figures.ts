// What metrics tell of each queue: how long the oldest job waits, and how many run, failed or are dead.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { deadQueue, queueSchemaOf } from '@quintet/drizzle/table-parts/jobs.ts'
import type postgres from 'postgres'

export interface QueueFigures {
  readonly queue: string
  /** How many seconds the oldest job has waited that may run. */
  readonly oldest: number
  readonly running: number
  /** Jobs whose last run failed and that will be tried again. */
  readonly failed: number
  /** Jobs that are not tried again. */
  readonly dead: number
}

/** Figures of every queue of a subgraph that has been declared, read under the job role. */
export async function readFigures(jobs: postgres.Sql, subgraph: string, now: Date): Promise<QueueFigures[]> {
  const schema = queueSchemaOf(subgraph)
  const query = jobs.unsafe<Record<keyof QueueFigures, string>[]>(
    `select q.name as queue,
       greatest(0, extract(epoch from $1::timestamptz - (select min(start_after) from ${subgraph}.job_requests r
           where r.queue = q.name and r.start_after <= $1)),
         extract(epoch from ${schema}.job_now() - (select min(j.start_after) from ${schema}.job j
           where j.name = q.name and j.state < 'active' and j.start_after <= ${schema}.job_now())))::float8 as oldest,
       (select count(*) from ${schema}.job j where j.name = q.name and j.state = 'active') as running,
       (select count(*) from ${schema}.job j where j.name = q.name and j.state = 'retry') as failed,
       (select count(*) from ${schema}.job j
         where j.name = '${deadQueue}' and j.state = 'created' and j.source_name = q.name) as dead
     from ${schema}.queue q where q.name <> '${deadQueue}' order by q.name`,
    [now.toISOString()],
  )
  const rows = await withDeadline(query, readMilliseconds)
  return rows.map(({ queue, oldest, running, failed, dead }) => ({
    queue,
    oldest: Number(oldest),
    running: Number(running),
    failed: Number(failed),
    dead: Number(dead),
  }))
}

/** What waits of all queues of a subgraph together. */
export interface WaitingJobs {
  /** Jobs that may run and do not. */
  readonly waiting: number
  /** How many seconds the oldest of them has waited. */
  readonly oldest: number
  /** Jobs that are not tried again. */
  readonly dead: number
}

/** Read under the job role. */
export async function readWaiting(jobs: postgres.Sql, subgraph: string, now: Date): Promise<WaitingJobs> {
  const schema = queueSchemaOf(subgraph)
  const [row] = await jobs.unsafe<Record<keyof WaitingJobs, string>[]>(
    `select count(*) as waiting, coalesce(max(extract(epoch from since)), 0)::float8 as oldest,
       (select count(*) from ${schema}.job where name = '${deadQueue}' and state = 'created') as dead
     from (select $1::timestamptz - start_after as since from ${subgraph}.job_requests where start_after <= $1
       union all
       select ${schema}.job_now() - start_after from ${schema}.job
         where name <> '${deadQueue}' and state < 'active' and start_after <= ${schema}.job_now()) as due`,
    [now.toISOString()],
  )
  return { waiting: Number(row!.waiting), oldest: Number(row!.oldest), dead: Number(row!.dead) }
}

/** The figures of several databases as those of one: the oldest of all, and sums. */
export function joinFigures(figures: readonly QueueFigures[]): QueueFigures[] {
  const joined = new Map<string, QueueFigures>()
  for (const each of figures) {
    const present = joined.get(each.queue)
    joined.set(each.queue, {
      queue: each.queue,
      oldest: Math.max(each.oldest, present?.oldest ?? 0),
      running: each.running + (present?.running ?? 0),
      failed: each.failed + (present?.failed ?? 0),
      dead: each.dead + (present?.dead ?? 0),
    })
  }
  return [...joined.values()]
}

const gauges = [
  ['quintet_jobs_oldest_seconds', 'oldest', 'How long the oldest job of a queue has waited that may run.'],
  ['quintet_jobs_running', 'running', 'Jobs of a queue that run.'],
  ['quintet_jobs_failed', 'failed', 'Jobs of a queue whose last run failed and that will be tried again.'],
  ['quintet_jobs_dead', 'dead', 'Jobs of a queue that are not tried again: see deadJobs.'],
] as const

/** Figures in Prometheus's text format. */
export const figuresText = (figures: readonly QueueFigures[]): string =>
  gauges
    .flatMap(([name, key, help]) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...figures.map((each) => `${name}{queue="${each.queue}"} ${each[key]}`),
    ])
    .join('\n')
    .concat('\n')
