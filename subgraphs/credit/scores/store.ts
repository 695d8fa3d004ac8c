// Present scores, many at once.
import type { LeaderboardEntry } from '@quintet/kit/leaderboard/leaderboard.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { categories } from '../categories/rules.ts'
import type { Context } from '../context.ts'

/** An applicant's score: the board is the category, the subject the applicant. */
export type CreditScoreRow = LeaderboardEntry

const keyOf = (category: string, applicantId: string): string => `${category}\n${applicantId}`
const load = loadOne(
  (context: Context, keys) => {
    const pairs = keys.map((key) => key.split('\n') as [string, string])
    return context.leaderboard.entries(
      context.scope,
      pairs.map(([category]) => category),
      pairs.map(([, applicantId]) => applicantId),
    )
  },
  (row: CreditScoreRow) => keyOf(row.board, row.subjectId),
)

/** The score of an applicant in a category, with its rank; null before the first. */
export const scoreOf = (context: Context, category: string, applicantId: string): Promise<CreditScoreRow | null> =>
  load(context, keyOf(category, applicantId))

/** The scores of an applicant in all categories, those without one left out. */
export async function scoresOf(context: Context, applicantId: string): Promise<CreditScoreRow[]> {
  const found = await Promise.all(categories.map(({ slug }) => scoreOf(context, slug, applicantId)))
  return found.filter((score) => score !== null)
}
