// Work that happens later, requested in the transaction that causes it: both are committed, or neither is.
import type { Appender, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { jobTables } from '@quintet/drizzle/table-parts/jobs.ts'
import { v5 } from 'uuid'
import type { BaseContext } from './context.ts'

export type JobTables = ReturnType<typeof jobTables>

/** The queue that the work is for, as a slice's `jobs.ts` declares it. */
export interface QueueOf<Payload extends object> {
  readonly name: string
  /** Never set; it carries the type. */
  readonly payload?: Payload
}

/** How a subgraph takes requests for work. */
export interface JobRequests {
  readonly insert: ReturnType<typeof insertRequest>
  /** Hints at new requests. */
  wake(): void
  /** By queue and tenant: the period for which this process has last requested a job that comes once in a period. */
  readonly periods: Map<string, string>
}

/** The bus topic of hints about a subgraph's requested work. */
export const jobsTopic = (subgraph: string): string => `${subgraph}.jobs`

const requestSlots = {
  id: slot.uuid,
  queue: slot.text,
  actorId: slot.nullable(slot.uuid),
  payload: slot.json,
  startAfter: slot.instant,
  at: slot.instant,
}

/** The statement that requests work for the identity of the transaction. A request that is waiting already stays. */
export const insertRequest = ({ jobRequests }: JobTables) =>
  statement(requestSlots, (db, p) =>
    db
      .insert(jobRequests)
      .values({
        id: p.id,
        queue: p.queue,
        tenantId: p.tenantId,
        userId: p.userId,
        actorId: p.actorId as never,
        realmId: p.realmId,
        payload: p.payload,
        startAfter: p.startAfter,
        createdAt: p.at,
      })
      .onConflictDoNothing(),
  )

/** The namespace of job ids. */
const namespace = '9f1c3a58-0e52-5f0b-8d4a-6f2f6a3f5c11'

/** The id of the job that a key of a queue means in a tenant. */
export const jobId = (queue: string, tenantId: string | null, key: string): string =>
  v5([queue, tenantId ?? '', key].join('\n'), namespace)

/**
 * Requests work in the transaction, as the caller in their tenant. The same key makes one job of a queue, however often
 * it is requested.
 * @param options startAfter: not before this time of the context's clock
 */
export async function requestJob<Payload extends object>(
  context: BaseContext,
  writer: Appender,
  queue: QueueOf<Payload>,
  key: string,
  payload: Payload,
  options: { startAfter?: Date } = {},
): Promise<void> {
  const { jobs, clock, envelope } = context
  if (jobs === null) throw new Error('This subgraph has no tables of jobs')
  const at = clock.now()
  const startAfter = options.startAfter ?? at
  await writer.run(jobs.insert, {
    id: jobId(queue.name, envelope.tenantId, key),
    queue: queue.name,
    actorId: envelope.actor,
    payload,
    startAfter,
    at,
  })
  writer.afterCommit(jobs.wake)
}

/** How many queues of tenants a process remembers periods of. */
const maxPeriods = 10_000

/**
 * As requestJob, for a job that many transactions of a period ask for, such as a day: once one of this process has committed,
 * the others send no statement.
 * @param period the job's key
 */
export async function requestOncePer<Payload extends object>(
  context: BaseContext,
  writer: Appender,
  queue: QueueOf<Payload>,
  period: string,
  payload: Payload,
  options: { startAfter?: Date } = {},
): Promise<void> {
  const { jobs, envelope } = context
  const name = `${queue.name} ${envelope.tenantId}`
  if (jobs?.periods.get(name) === period) return
  await requestJob(context, writer, queue, period, payload, options)
  writer.afterCommit(() => {
    if (jobs!.periods.size >= maxPeriods) jobs!.periods.clear()
    jobs!.periods.set(name, period)
  })
}

/**
 * How a consumer of an event requests work in its transaction, as the transaction's identity. The same key makes one job
 * of a queue in a tenant.
 */
export function requestsOfEvents(tables: JobTables) {
  const insert = insertRequest(tables)
  return async <Payload extends object>(
    writer: Writer,
    queue: QueueOf<Payload>,
    { tenantId, key, payload, at }: { tenantId: string | null; key: string; payload: Payload; at: Date },
  ): Promise<void> => {
    const id = jobId(queue.name, tenantId, key)
    await writer.run(insert, { id, queue: queue.name, actorId: null, payload, startAfter: at, at })
  }
}
