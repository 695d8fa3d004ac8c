// The source of the subscription: replay after a cursor, then live.

import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import type { Leaderboard } from '@quintet/kit/leaderboard/leaderboard.ts'
import { checkTop } from '@quintet/kit/leaderboard/watch.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { filterAsync } from '@quintet/kit/subgraph/feed.ts'
import type { Context } from '../context.ts'
import type { CreditScoreRow } from '../scores/store.ts'

type LeaderboardDiff = ReturnType<Leaderboard['topChanges']> extends Started<infer Diff> ? Diff : never

export interface ScoreChange {
  readonly cursor: string
  readonly score: CreditScoreRow
  readonly previousRank: number | null
  readonly previousValue: number | null
}

/** Changes of a category's scores, or of one applicant's, as the subscriber may read them. Each replay has a transaction of its own. */
export function scoreChanges(
  context: Context,
  category: string,
  applicantId: string | null,
  after: string | null | undefined,
): Started<ScoreChange> {
  const changes = context.leaderboard.changes(tenantId(context), category, after, context.scope.snapshot)
  const wanted = applicantId === null ? changes : filterAsync(changes, ({ entry }) => entry.subjectId === applicantId)
  return mapAsync(wanted, ({ cursor, entry, previous }) => ({
    cursor,
    score: entry,
    previousRank: previous?.rank ?? null,
    previousValue: previous === null ? null : previous.valueHundredths / 100,
  }))
}

/** Changes of the best of a category, as the subscriber may read them. Throws BAD_USER_INPUT. */
export function bestChanges(
  context: Context,
  board: string,
  top: number,
  after: string | null | undefined,
): Started<LeaderboardDiff> {
  return context.leaderboard.topChanges({
    tenantId: tenantId(context),
    board,
    top: checkTop(top),
    after,
    read: context.scope.snapshot,
  })
}

/** Changes of the caller's own score and rank in a category. */
export function ownChanges(
  context: Context,
  board: string,
  after: string | null | undefined,
): Started<{ readonly cursor: string; readonly score: CreditScoreRow }> {
  const own = { tenantId: tenantId(context), board, after, subjectId: viewerId(context), read: context.scope.snapshot }
  return mapAsync(context.leaderboard.standing(own), ({ cursor, entry }) => ({ cursor, score: entry }))
}
