import type { TopChange } from '@quintet/kit/leaderboard/diffs.ts'
import type { CreditScoreRow } from '../scores/store.ts'

/** A row of the best of a category that changed. */
export type CreditLeaderboardRowChangeRow = TopChange

export interface CreditLeaderboardDiffRow {
  readonly cursor: string
  readonly isWhole: boolean
  readonly changes: readonly TopChange[]
}

export interface OwnCreditScoreChangeRow {
  readonly cursor: string
  readonly score: CreditScoreRow
}
