// Many changes of one board in one transaction: a few statements, whatever their number.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Outbox } from '../events/outbox.ts'
import { changeCursor } from '../slice/pages.ts'
import { createRanks } from './fenwick.ts'
import type { BoardChanges, LeaderboardChange, LeaderboardEntry } from './leaderboard.ts'
import type { leaderboardStatements } from './statements.ts'

interface BatchParts {
  readonly statements: ReturnType<typeof leaderboardStatements>
  readonly outbox: Outbox
  readonly topic: string
}

/**
 * Makes the changes and writes their events. Each event tells the ranks as they were after the changes before it, as if
 * each had been made alone.
 */
export async function applyChanges(
  { statements, outbox, topic }: BatchParts,
  writer: Writer,
  board: string,
  { put, remove }: BoardChanges,
  at: Date,
): Promise<LeaderboardChange[]> {
  if (put.length + remove.length === 0) return []
  // The stream's row is the lock of the board: from here on no other writer changes it.
  const first = (await outbox.nextMany(writer, topic, board, put.length)) - put.length + 1
  const ranks = createRanks(await writer.read(statements.counts, { board }))
  const returned =
    put.length === 0
      ? []
      : await writer.run(statements.putMany, {
          board,
          subjectIds: put.map(({ subjectId }) => subjectId),
          values: put.map(({ valueHundredths }) => valueHundredths),
          ties: put.map(({ tieBreak }) => tieBreak),
          sourceIds: put.map(({ sourceId }) => sourceId),
          sequences: put.map((_, i) => first + i),
          at,
        })
  const before = new Map(returned.map((row) => [row.subjectId, row.previousHundredths]))
  const made = put.map((entry, i): LeaderboardChange => {
    const value = before.get(entry.subjectId) ?? null
    const previous = value === null ? null : { valueHundredths: value, rank: ranks.rankOf(value) }
    if (value !== null) ranks.add(value, -1)
    ranks.add(entry.valueHundredths, 1)
    const standing: LeaderboardEntry = { ...entry, board, updatedAt: at, rank: ranks.rankOf(entry.valueHundredths) }
    return { cursor: changeCursor(topic, board, first + i), entry: standing, previous }
  })
  const removed = remove.length === 0 ? [] : await writer.run(statements.remove, { board, subjectIds: remove })
  // Numbers have no gaps: only those who did stand on the board take one.
  if (removed.length > 0) await outbox.nextMany(writer, topic, board, removed.length)
  for (const [i, row] of removed.entries()) {
    const { subjectId, valueHundredths, tieBreak, sourceId } = row
    const previous = { valueHundredths, rank: ranks.rankOf(valueHundredths) }
    ranks.add(valueHundredths, -1)
    const left: LeaderboardEntry = { board, subjectId, valueHundredths, tieBreak, sourceId, updatedAt: at, rank: null }
    made.push({ cursor: changeCursor(topic, board, first + put.length + i), entry: left, previous })
  }
  const events = made.map(({ entry, previous }, i) => ({ sequence: first + i, payload: { ...entry, previous } }))
  if (events.length > 0) await outbox.appendMany(writer, topic, board, events, at)
  return made
}
