// Keeps the log of activity as long as each tenant wants, in a table for each month.
import type { ScheduledQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { deleteBefore, noTenant } from './store.ts'

export interface ActivityRetention {
  /** The tenant. */
  readonly id: string
  /** For how many days its log is kept. */
  readonly days: number
}

const dayMilliseconds = 86_400_000
/** For how many days what was done outside every tenant is kept. */
const daysWithoutTenant = 365
/** How many rows a statement removes. */
const batch = 5_000

/** Each night. What it does twice is done once. */
const keeping: ScheduledQueue<Context> = {
  name: 'tenancy.activity-months',
  cron: '41 2 * * *',
  deadlineSeconds: 3_600,
  run: ({ context, signal }) => keepActivity(context, signal),
}

/** Makes coming months, drops months that no tenant keeps, and removes what single tenants keep no longer. */
export async function keepActivity(
  context: Pick<Context, 'scope' | 'clock' | 'keepActivityMonths' | 'activityRetention'>,
  signal: AbortSignal,
): Promise<void> {
  const now = context.clock.now()
  await context.keepActivityMonths(now)
  for (const { id, days } of [{ id: noTenant, days: daysWithoutTenant }, ...(await context.activityRetention())]) {
    const inside = context.scope.as({ tenantId: id })
    const before = new Date(now.getTime() - days * dayMilliseconds)
    let removed = batch
    while (removed === batch) {
      signal.throwIfAborted()
      removed = (await inside.write((writer) => writer.run(deleteBefore, { before, limit: batch }))).length
    }
    await inside.close()
  }
}

export const queues = [keeping]
