// Parts of statements that sum ranks from a board's histogram of scores: a few hundred of its rows, however large the board.
import type { histogramTable } from '@quintet/drizzle/table-parts/leaderboards.ts'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

export type HistogramTable = ReturnType<typeof histogramTable>

/** A board, as columns or parameters of a statement. */
interface BoardParts {
  readonly tenantId: SQLWrapper
  readonly board: SQLWrapper
}

const sum = (histogram: HistogramTable, { tenantId, board }: BoardParts, condition: SQL): SQL =>
  sql`(select coalesce(sum(count), 0)::int from ${histogram} histogram
    where histogram.tenant_id = ${tenantId} and histogram.board = ${board} and ${condition})`

/** How many on a board have a higher score: whole hundreds, and the rest of the score's own. */
export function countAbove(histogram: HistogramTable, board: BoardParts, value: SQLWrapper): SQL<number> {
  // bigint, since a cursor may name a number that is not a score.
  const hundred = sql`${value}::bigint / 100 * 100`
  const hundreds = sum(histogram, board, sql`width = 100 and lowest > ${hundred}`)
  const rest = sum(histogram, board, sql`width = 1 and lowest > ${value} and lowest < ${hundred} + 100`)
  return sql<number>`(${hundreds} + ${rest})`.mapWith(Number)
}

/** How many on a board have a score. */
export const countAt = (histogram: HistogramTable, board: BoardParts, value: SQLWrapper): SQL<number> =>
  sql<number>`${sum(histogram, board, sql`width = 1 and lowest = ${value}`)}`.mapWith(Number)

/** How many are on a board. */
export const countAll = (histogram: HistogramTable, board: BoardParts): SQL<number> =>
  sql<number>`${sum(histogram, board, sql`width = 100`)}`.mapWith(Number)
