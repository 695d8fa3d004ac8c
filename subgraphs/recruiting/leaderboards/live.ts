import type { Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { loadJob } from '../jobs/store.ts'
import type { JobLeaderboardChangeRow } from './store.ts'

/** Changes of a job's leaderboard after a cursor, or from now on. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function leaderboardChanges(
  context: Context,
  jobId: string,
  after: string | null | undefined,
): Promise<Started<JobLeaderboardChangeRow>> {
  await found('job', loadJob(context, jobId))
  // The request's scope closes when the subscription has begun: later reads have transactions of their own.
  return context.leaderboard.changes(tenantId(context), jobId, after, context.scope.snapshot)
}
