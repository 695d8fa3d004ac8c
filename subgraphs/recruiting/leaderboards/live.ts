import type { Started } from '@quintet/kit/events/map-async.ts'
import type { Standing } from '@quintet/kit/leaderboard/leaderboard.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { loadJob } from '../jobs/store.ts'

/** An event of a job's leaderboard. */
export interface StandingChange {
  readonly cursor: string
  readonly standing: Standing
}

/** Changes of a job's leaderboard after a cursor, or from now on. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function standingChanges(
  context: Context,
  jobId: string,
  after: string | null | undefined,
): Promise<Started<StandingChange>> {
  await found('job', loadJob(context, jobId))
  // The request's own reading ends with the subscription's start: what is read later has its own transaction.
  return context.jobBoard.changes(tenantId(context), jobId, after, context.scope.snapshot)
}
