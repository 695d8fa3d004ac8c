// A live leaderboard: score row and event in one transaction, ranks from the rows, a stream of changes that can be resumed.
import type { Reader, Scope, Writer } from '@quintet/drizzle/client/scope.ts'
import type { Bus } from '../events/bus.ts'
import { mapAsync, type Started } from '../events/map-async.ts'
import type { Outbox, StreamEvent } from '../events/outbox.ts'
import type { Relay } from '../events/relay.ts'
import { changeCursor, changeSequence, type PageArguments, pageCursor, pageKey, pageSize } from '../slice/pages.ts'
import { badInput } from '../wire/errors.ts'
import { applyChanges } from './batch.ts'
import { type StandingChange, standings, type TopDiff, topDiffs } from './diffs.ts'
import { ranksOf } from './ranks.ts'
import type { HistogramTable } from './score-histogram.ts'
import { type LeaderboardTable, leaderboardStatements } from './statements.ts'
import { createWatches, type Read } from './watch.ts'

/** A subject's score on a board, as it is or was. */
export interface LeaderboardEntry {
  readonly board: string
  readonly subjectId: string
  readonly valueHundredths: number
  readonly tieBreak: number
  readonly sourceId: string
  readonly updatedAt: Date
  /** 1 plus the number of higher scores; null when the subject left the board. */
  readonly rank: number | null
}

/** What a subject's score was before a change; null with the first. */
type PreviousScore = Pick<LeaderboardEntry, 'valueHundredths' | 'rank'> | null

export interface LeaderboardChange {
  readonly cursor: string
  readonly entry: LeaderboardEntry
  readonly previous: PreviousScore
}

/** Boards of one kind, such as one for each credit category. */
export interface Leaderboard {
  /** Sets a subject's score, at `at`, and appends the event. Other writers to this board wait for the commit. */
  record(writer: Writer, score: Omit<LeaderboardEntry, 'rank' | 'updatedAt'>, at: Date): Promise<LeaderboardChange>
  /** Sets scores of several subjects, takes others off the board, and appends an event for each, in this order. */
  apply(writer: Writer, board: string, changes: BoardChanges, at: Date): Promise<LeaderboardChange[]>
  /** The cursor of the newest event of a board. */
  head(reader: Reader, board: string): Promise<string>
  /** A page, best first, and the position in the stream at which it was read. Throws BAD_USER_INPUT for a foreign cursor. */
  page(scope: Scope, board: string, args: PageArguments): Promise<LeaderboardPage>
  /** Entries of many subjects on their boards, with ranks; for loaders. Pairs are matched by position. */
  entries(reader: Reader, boards: readonly string[], subjectIds: readonly string[]): Promise<LeaderboardEntry[]>
  /** Changes after a cursor, or from now on, read as `read` allows. */
  changes(
    tenantId: string,
    board: string,
    after: string | null | undefined,
    read: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>,
  ): Started<LeaderboardChange>
  /** Changes of a board's first `top` rows after a cursor, all of them first where it is empty, or from now on: at most one each 250 ms. */
  topChanges(follow: FollowBoard & { readonly top: number }): Started<TopDiff & { readonly cursor: string }>
  /** A subject's score and rank after a cursor, or from now on, also when others move it: at most one each second. */
  standing(follow: FollowBoard & { readonly subjectId: string }): Started<StandingChange & { readonly cursor: string }>
}

interface FollowBoard {
  readonly tenantId: string
  readonly board: string
  readonly after: string | null | undefined
  readonly read: Read
}

/** Changes of one board that are made together: each subject is named once. */
export interface BoardChanges {
  readonly put: readonly Omit<LeaderboardEntry, 'board' | 'rank' | 'updatedAt'>[]
  /** Who leaves the board; those who do not stand on it are passed over. */
  readonly remove: readonly string[]
}

interface LeaderboardPage {
  readonly changesCursor: string
  /** Up to one more than asked for, so that the caller knows whether there is a next page. */
  readonly rows: LeaderboardEntry[]
  /** How many subjects are on the board. */
  readonly totalCount: number
  readonly size: number
  readonly isFirstPage: boolean
}

export interface LeaderboardParts {
  /** Names the kind in event streams, such as credit.scores. */
  readonly topic: string
  readonly subgraph: string
  readonly entries: LeaderboardTable
  readonly histogram: HistogramTable
  readonly outbox: Outbox
  readonly relay: Relay
  readonly bus: Bus
}

export function createLeaderboard(parts: LeaderboardParts): Leaderboard {
  const { topic, subgraph, outbox, relay, bus } = parts
  const statements = leaderboardStatements(parts.entries, parts.histogram)
  const watches = createWatches({ topic, statements, outbox, relay })
  const withCursor = <Item extends { readonly sequence: number }>(source: Started<Item, number>, board: string) => {
    const cursorOf = (sequence: number) => changeCursor(topic, board, sequence)
    const started = source.started?.then(cursorOf)
    started?.catch(() => {})
    return { ...mapAsync(source, (item) => ({ ...item, cursor: cursorOf(item.sequence) })), started }
  }
  return {
    async record(writer, score, at) {
      const { board } = score
      const sequence = await outbox.next(writer, topic, board)
      const { valueHundredths } = score
      const [put] = await writer.run(statements.put, { ...score, sequence, at })
      const before = put!.previousHundredths
      const [above, aboveBefore] = await Promise.all([
        writer.read(statements.above, { board, value: valueHundredths }),
        before === null ? [] : writer.read(statements.above, { board, value: before }),
      ])
      const entry = { ...score, updatedAt: at, rank: above[0]!.greater + 1 }
      // A subject that has risen is above its own earlier score now, and was not then.
      const rankBefore = (value: number): number => aboveBefore[0]!.greater + (valueHundredths > value ? 0 : 1)
      const previous = before === null ? null : { valueHundredths: before, rank: rankBefore(before) }
      await outbox.append(writer, topic, board, { sequence, payload: { ...entry, previous } }, at)
      writer.afterCommit(() => bus.wake(subgraph))
      return { cursor: changeCursor(topic, board, sequence), entry, previous }
    },
    async apply(writer, board, changes, at) {
      const made = await applyChanges({ statements, outbox, topic }, writer, board, changes, at)
      if (made.length > 0) writer.afterCommit(() => bus.wake(subgraph))
      return made
    },
    head: async (reader, board) => changeCursor(topic, board, await outbox.head(reader, topic, board)),
    page: (scope, board, args) => {
      const size = pageSize(args)
      const after = entryPosition(args)
      return scope.snapshot(async (reader) => {
        const [head, rows, above, total] = await Promise.all([
          outbox.head(reader, topic, board),
          after === null
            ? reader.read(statements.first, { board, limit: size + 1 })
            : reader.read(statements.next, { board, limit: size + 1, ...after }),
          after === null ? [] : reader.read(statements.above, { board, value: after.value }),
          reader.read(statements.total, { board }),
        ])
        return {
          changesCursor: changeCursor(topic, board, head),
          rows: ranksOf(rows, after === null ? null : { value: after.value, ...above[0]! }),
          totalCount: total[0]!.count,
          size,
          isFirstPage: after === null,
        }
      })
    },
    entries: (reader, boards, subjectIds) => reader.read(statements.entries, { boards, subjectIds }),
    changes(tenantId, board, after, read) {
      const sequence = changeSequence(after, topic, board)
      const stream = { tenantId, topic, key: board }
      const readAfter = (last: number, limit: number): Promise<StreamEvent[]> =>
        read((reader) => outbox.after(reader, topic, board, last, limit))
      const events = relay.follow(stream, sequence, readAfter)
      const changes = mapAsync(events, (event) => {
        // Events that older releases wrote do not say what was before.
        const { previous = null, ...payload } = event.payload as unknown as LeaderboardEntry & {
          readonly previous?: PreviousScore
        }
        const entry = { ...payload, updatedAt: new Date(payload.updatedAt) }
        return { cursor: changeCursor(topic, board, event.sequence), entry, previous }
      })
      const started = events.started?.then((position) => changeCursor(topic, board, position))
      started?.catch(() => {})
      return { ...changes, started }
    },
    topChanges({ tenantId, board, after, read, top }) {
      const sequence = after === '' ? 'whole' : changeSequence(after, topic, board)
      return withCursor(topDiffs(watches.follow(tenantId, board, read), top, sequence), board)
    },
    standing({ tenantId, board, after, read, subjectId }) {
      const sequence = changeSequence(after, topic, board)
      return withCursor(standings(watches.follow(tenantId, board, read), subjectId, sequence), board)
    },
  }
}

/** The page cursor of an entry. */
export const entryCursor = (row: Pick<LeaderboardEntry, 'valueHundredths' | 'tieBreak' | 'subjectId'>): string =>
  pageCursor(row.valueHundredths, row.tieBreak, row.subjectId)

/** The position that a page cursor names, null without one. Throws BAD_USER_INPUT for a foreign or forged cursor. */
export function entryPosition(args: PageArguments): { value: number; tie: number; subjectId: string } | null {
  const key = pageKey(args, ['number', 'number', 'uuid']) as [number, number, string] | null
  if (key === null) return null
  const [value, tie, subjectId] = key
  // A number that no integer column can hold would make the statement fail.
  if ([value, tie].some((part) => part !== (part | 0))) throw badInput('after is not a cursor of this list')
  return { value, tie, subjectId }
}
