// The sources of the subscriptions: replay after a cursor, then live.
import type { Started } from '@quintet/kit/events/map-async.ts'
import { checkTop } from '@quintet/kit/leaderboard/watch.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { filterAsync } from '@quintet/kit/subgraph/feed.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { loadJob } from '../jobs/store.ts'
import type { JobLeaderboardChangeRow, JobLeaderboardDiffRow, JobStandingChangeRow } from './store.ts'

/** What a subscriber follows. */
interface Followed {
  readonly jobId: string
  readonly after?: string | null
}

// The request's scope closes when the subscription has begun: later reads have transactions of their own.
const followed = (context: Context, { jobId, after }: Followed) => ({
  tenantId: tenantId(context),
  board: jobId,
  after,
  read: context.scope.snapshot,
})

/** Changes of a job's leaderboard, or of one candidate on it. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function leaderboardChanges(
  context: Context,
  { jobId, candidateId, after }: Followed & { readonly candidateId?: string | null },
): Promise<Started<JobLeaderboardChangeRow>> {
  await found('job', loadJob(context, jobId))
  const changes = context.leaderboard.changes(tenantId(context), jobId, after, context.scope.snapshot)
  if (candidateId === undefined || candidateId === null) return changes
  await found('candidate', loadCandidate(context, candidateId))
  return filterAsync(changes, ({ entry }) => entry.subjectId === candidateId)
}

/** Changes of the best of a job. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function bestChanges(
  context: Context,
  { top, ...of }: Followed & { readonly top: number },
): Promise<Started<JobLeaderboardDiffRow>> {
  await found('job', loadJob(context, of.jobId))
  return context.leaderboard.topChanges({ ...followed(context, of), top: checkTop(top) })
}

/** Changes of a candidate's score and rank on a job's leaderboard. Throws NOT_FOUND, BAD_USER_INPUT. */
export async function standingChanges(
  context: Context,
  { candidateId, ...of }: Followed & { readonly candidateId: string },
): Promise<Started<JobStandingChangeRow>> {
  await found('job', loadJob(context, of.jobId))
  await found('candidate', loadCandidate(context, candidateId))
  return context.leaderboard.standing({ ...followed(context, of), subjectId: candidateId })
}
