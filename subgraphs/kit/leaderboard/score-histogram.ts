// Parts of statements that sum ranks from a board's tally: a few hundred rows of it, however many stand on the board.
import type { tallyTable } from '@quintet/drizzle/table-parts/leaderboards.ts'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

export type TallyTable = ReturnType<typeof tallyTable>

/** A board, as columns or parameters of a statement. */
interface BoardParts {
  readonly tenantId: SQLWrapper
  readonly board: SQLWrapper
}

const sum = (tally: TallyTable, { tenantId, board }: BoardParts, condition: SQL): SQL =>
  sql`(select coalesce(sum(count), 0)::int from ${tally} tally
    where tally.tenant_id = ${tenantId} and tally.board = ${board} and ${condition})`

/** How many on a board have a higher score: whole hundreds, and the rest of the score's own. */
export function countAbove(tally: TallyTable, board: BoardParts, value: SQLWrapper): SQL<number> {
  // bigint, since cursors may name what is no score.
  const hundred = sql`${value}::bigint / 100 * 100`
  const hundreds = sum(tally, board, sql`width = 100 and lowest > ${hundred}`)
  const rest = sum(tally, board, sql`width = 1 and lowest > ${value} and lowest < ${hundred} + 100`)
  return sql<number>`(${hundreds} + ${rest})`.mapWith(Number)
}

/** How many on a board have a score. */
export const countAt = (tally: TallyTable, board: BoardParts, value: SQLWrapper): SQL<number> =>
  sql<number>`${sum(tally, board, sql`width = 1 and lowest = ${value}`)}`.mapWith(Number)
