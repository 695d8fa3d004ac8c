import type { BaseContext } from '@quintet/kit/context.ts'
import type { Board } from '@quintet/kit/live/board.ts'

/** What credit's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Leaderboards by category; the subject is the applicant. */
  readonly scoreBoard: Board
}
