import type { Board } from '@quintet/kit/leaderboard/leaderboard.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { permits } from '@quintet/kit/wire/envelope.ts'
import { forbidden } from '@quintet/kit/wire/errors.ts'

/** What recruiting's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Leaderboards by job; the subject is the candidate. */
  readonly jobBoard: Board
}

/**
 * For entities that a gateway joins by their key: no directive stands there.
 * Throws FORBIDDEN unless the caller could come upon them by a field that is guarded by one of the permissions.
 */
export function demandOneOf({ envelope }: Context, ...permissions: readonly string[]): void {
  if (!permissions.some((permission) => permits(envelope.grants, permission))) throw forbidden()
}
