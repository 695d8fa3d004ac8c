import type { Leaderboard } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'

/** What credit's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** The board is the category, the subject the applicant. */
  readonly leaderboard: Leaderboard
}
