// The source of the subscription: replay after a cursor, then live.

import { mapAsync } from '@quintet/kit/events/map-async.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import type { CreditScoreRow } from '../scores/store.ts'

export interface ScoreChange {
  readonly cursor: string
  readonly score: CreditScoreRow
  readonly previousRank: number | null
  readonly previousValue: number | null
}

/** Changes of a category's scores, as the subscriber may read them. Each replay has a transaction of its own. */
export function scoreChanges(
  context: Context,
  category: string,
  after: string | null | undefined,
): AsyncIterableIterator<ScoreChange> {
  const changes = context.leaderboard.changes(tenantId(context), category, after, context.scope.snapshot)
  return mapAsync(changes, ({ cursor, entry, previous }) => ({
    cursor,
    score: entry,
    previousRank: previous?.rank ?? null,
    previousValue: previous === null ? null : previous.valueHundredths / 100,
  }))
}
