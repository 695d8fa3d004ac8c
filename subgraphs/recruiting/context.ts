import type { Leaderboard } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'

/** What recruiting's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** The board is the job, the subject the candidate. */
  readonly leaderboard: Leaderboard
}
