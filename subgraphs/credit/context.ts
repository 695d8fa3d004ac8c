import type { Board } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'

/** What credit's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Leaderboards by category; the subject is the applicant. */
  readonly scoreBoard: Board
}
