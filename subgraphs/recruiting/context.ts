import type { Board } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'

/** What recruiting's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Leaderboards by job; the subject is the candidate. */
  readonly jobBoard: Board
}
