// The source of the subscription: replay after a cursor, then live.

import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { filterAsync } from '@quintet/kit/subgraph/feed.ts'
import type { Context } from '../context.ts'
import type { CreditScoreRow } from '../scores/store.ts'

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
