// Queues: what a slice's `jobs.ts` declares, and what a handler gets.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type postgres from 'postgres'
import type { QueueOf } from '../slice/job-requests.ts'

export interface QueueSettings {
  /** `<subgraph>.<work>`, such as marketplace.trial-reminder. */
  readonly name: string
  /** How often a failed job is tried again before it counts as dead; 7 by default. */
  readonly retryLimit?: number
  /** The first pause before that, in seconds; each further one is twice as long, with jitter. 1 by default. */
  readonly retrySeconds?: number
  /** The longest pause; 10 minutes by default. */
  readonly maxRetrySeconds?: number
  /** How long a run may take; 60 s by default. */
  readonly deadlineSeconds?: number
  /** How long after its last sign of life a run counts as lost; 10 s by default, which is the least. */
  readonly heartbeatSeconds?: number
  /** How many jobs of the queue a process runs at a time; 4 by default. */
  readonly concurrency?: number
  /** Whether each job runs for itself: by default those that are taken together are waited for before others are taken. */
  readonly isLong?: boolean
}

/** One run of a job. */
interface Run<Context> {
  readonly id: string
  /** 1 for the first run. */
  readonly attempt: number
  /** The context of the user and the tenant that caused the work; of no one for a schedule. */
  readonly context: Context
  /** Aborted when the run has exceeded its deadline or was lost to another process. */
  readonly signal: AbortSignal
}

interface Job<Context, Payload> extends Run<Context> {
  readonly payload: Payload
  /**
   * Does work in a transaction whose effects are committed once per job: null where an earlier run has committed them.
   * What leaves the database, such as a letter, needs a stable key of its own.
   */
  once<T>(work: (writer: Writer) => Promise<T>): Promise<T | null>
}

interface ScheduledJob<Context> extends Run<Context> {
  /** The time of the schedule that it runs for. */
  readonly dueAt: Date
  /** As a job's, under the job role, which sees the control tables of all tenants, and no others. */
  once<T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T | null>
}

/** Work that a request caused. */
export interface WorkQueue<Context, Payload extends object> extends QueueSettings, QueueOf<Payload> {
  run(job: Job<Context, Payload>): Promise<unknown>
}

/** Work of no one that is due by a schedule. A process that comes back does once what fell due meanwhile. */
export interface ScheduledQueue<Context> extends QueueSettings {
  /** Five fields of cron, in UTC. */
  readonly cron: string
  run(job: ScheduledJob<Context>): Promise<unknown>
}

export type Queue<Context> = WorkQueue<Context, object> | ScheduledQueue<Context>

export const isScheduled = <Context>(queue: Queue<Context>): queue is ScheduledQueue<Context> => 'cron' in queue

/** Throws for a queue that is declared twice, or under the name of another subgraph. */
export function checkQueues(subgraph: string, queues: readonly QueueSettings[]): void {
  const names = new Set<string>()
  for (const { name } of queues) {
    if (!name.startsWith(`${subgraph}.`)) throw new Error(`The queue ${name} is not of ${subgraph}`)
    if (names.has(name)) throw new Error(`The queue ${name} has two handlers`)
    names.add(name)
  }
}
