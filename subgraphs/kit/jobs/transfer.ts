// Moves requested work that is due into pg-boss: each request leaves its table in the transaction that makes its job.
import type { PgBoss } from 'pg-boss'

/** What pg-boss keeps of a request. */
export interface JobData {
  readonly tenantId: string | null
  readonly userId: string | null
  /** The user who acted as that user; none in jobs of older releases. */
  readonly actorId?: string | null | undefined
  readonly realmId: string
  readonly payload: object
}

interface RequestRow extends JobData {
  readonly id: string
  readonly queue: string
}

const batchSize = 200

/**
 * Moves up to 200 requests for these queues that are due at `now`; the queues that got work. A request for another queue
 * waits for a process that knows it.
 */
export async function transferDue(
  boss: PgBoss,
  subgraph: string,
  queues: readonly string[],
  now: Date,
): Promise<{ queues: string[]; hasMore: boolean }> {
  const transaction = await boss.getDb().beginTransaction?.()
  if (transaction === undefined) throw new Error('pg-boss cannot begin a transaction')
  try {
    const { rows } = (await transaction.db.executeSql(
      `delete from ${subgraph}.job_requests where ctid = any(array(
         select ctid from ${subgraph}.job_requests where start_after <= $1 and queue = any($2)
         order by start_after limit ${batchSize} for update skip locked))
       returning id, queue, tenant_id as "tenantId", user_id as "userId", actor_id as "actorId",
         realm_id as "realmId", payload`,
      [now.toISOString(), queues],
    )) as { rows: RequestRow[] }
    const byQueue = Map.groupBy(rows, ({ queue }) => queue)
    for (const [queue, requests] of byQueue) {
      const jobs = requests.map(({ id, tenantId, userId, actorId, realmId, payload }) => {
        const data: JobData = { tenantId, userId, actorId, realmId, payload }
        return { id, data }
      })
      // A job that is there already, or was done lately, stays as it is.
      await boss.insert(queue, jobs, { db: transaction.db, returnId: false })
    }
    await transaction.commit()
    return { queues: [...byQueue.keys()], hasMore: rows.length === batchSize }
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}
