// A live leaderboard: score row and event in one transaction, ranks from the rows, a stream that can be resumed.

import type { Reader, Scope, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { boardTable } from '@quintet/drizzle/table-parts/leaderboards.ts'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Bus } from '../events/bus.ts'
import { mapAsync } from '../events/map-async.ts'
import type { Outbox, StreamEvent } from '../events/outbox.ts'
import type { Relay } from '../events/relay.ts'
import { changeCursor, changeSequence, type PageArguments, pageCursor, pageKey, pageSize } from '../slice/pages.ts'
import { badInput } from '../wire/errors.ts'
import { ranksOf } from './ranks.ts'
import { countAbove, countAt, type TallyTable } from './score-histogram.ts'

/** A score as it stands or stood on a board. */
export interface Standing {
  readonly board: string
  readonly subjectId: string
  readonly valueHundredths: number
  readonly tieBreak: number
  readonly sourceId: string
  readonly updatedAt: Date
  /** 1 plus the number of higher scores; null when the subject left the board. */
  readonly rank: number | null
}

export interface Board {
  /** Sets a subject's score, at `at`, and appends the event. Others who write to this board wait for the commit. */
  record(
    writer: Writer,
    score: Omit<Standing, 'rank' | 'updatedAt'>,
    at: Date,
  ): Promise<{ cursor: string; standing: Standing }>
  /** A page, best first, and the point in the stream at which it was read. Throws BAD_USER_INPUT for a foreign cursor. */
  page(scope: Scope, board: string, args: PageArguments): Promise<BoardPage>
  /** Scores of many subjects on their boards, with ranks; for loaders. Pairs are matched by position. */
  standings(reader: Reader, boards: readonly string[], subjectIds: readonly string[]): Promise<Standing[]>
  /** Changes after a cursor, or from now on, read as `read` allows. */
  changes(
    tenantId: string,
    board: string,
    after: string | null | undefined,
    read: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>,
  ): AsyncIterableIterator<{ cursor: string; standing: Standing }>
}

interface BoardPage {
  readonly changesCursor: string
  /** Up to one more than asked for, so that the caller knows whether there is a next page. */
  readonly rows: Standing[]
  readonly size: number
  readonly isFirstPage: boolean
}

type BoardTable = ReturnType<typeof boardTable>

/**
 * Boards of one kind, with their tally.
 * @param topic names the kind in event streams, such as credit.scores
 */
export function createBoard(
  table: BoardTable,
  tally: TallyTable,
  parts: { topic: string; subgraph: string; outbox: Outbox; relay: Relay; bus: Bus },
): Board {
  const { topic, subgraph, outbox, relay, bus } = parts
  const statements = boardStatements(table, tally)
  return {
    async record(writer, score, at) {
      const { board } = score
      const sequence = await outbox.next(writer, topic, board)
      await writer.run(statements.put, { ...score, sequence, at })
      const [above] = await writer.read(statements.above, { board, value: score.valueHundredths })
      const standing = { ...score, updatedAt: at, rank: above!.greater + 1 }
      await outbox.append(writer, topic, board, { sequence, payload: { ...standing } })
      writer.afterCommit(() => bus.wake(subgraph))
      return { cursor: changeCursor(topic, board, sequence), standing }
    },
    page: (scope, board, args) => {
      const size = pageSize(args)
      const after = standingKey(args)
      return scope.snapshot(async (reader) => {
        const [head, rows, above] = await Promise.all([
          outbox.head(reader, topic, board),
          after === null
            ? reader.read(statements.first, { board, limit: size + 1 })
            : reader.read(statements.next, { board, limit: size + 1, ...after }),
          after === null ? [] : reader.read(statements.above, { board, value: after.value }),
        ])
        return {
          changesCursor: changeCursor(topic, board, head),
          rows: ranksOf(rows, after === null ? null : { value: after.value, ...above[0]! }),
          size,
          isFirstPage: after === null,
        }
      })
    },
    standings: (reader, boards, subjectIds) => reader.read(statements.standings, { boards, subjectIds }),
    changes(tenantId, board, after, read) {
      const sequence = changeSequence(after, topic, board)
      const stream = { tenantId, topic, key: board }
      const readAfter = (last: number, limit: number): Promise<StreamEvent[]> =>
        read((reader) => outbox.after(reader, topic, board, last, limit))
      const events = relay.follow(stream, sequence, readAfter)
      const changes = mapAsync(events, (event) => {
        const payload = event.payload as unknown as Standing
        const standing = { ...payload, updatedAt: new Date(payload.updatedAt) }
        return { cursor: changeCursor(topic, board, event.sequence), standing }
      })
      const started = events.started?.then((place) => changeCursor(topic, board, place))
      started?.catch(() => {})
      return { ...changes, started }
    },
  }
}

/** The page cursor of a row of a board. */
export const standingCursor = (row: Pick<Standing, 'valueHundredths' | 'tieBreak' | 'subjectId'>): string =>
  pageCursor(row.valueHundredths, row.tieBreak, row.subjectId)

/** The place that a page cursor names, null without one. Throws BAD_USER_INPUT for a foreign or forged cursor. */
export function standingKey(args: PageArguments): { value: number; tie: number; subjectId: string } | null {
  const key = pageKey(args, ['number', 'number', 'uuid']) as [number, number, string] | null
  if (key === null) return null
  const [value, tie, subjectId] = key
  // What no integer column can hold is no row's: the statement would fail.
  if ([value, tie].some((part) => part !== (part | 0))) throw badInput('after is not a cursor of this list')
  return { value, tie, subjectId }
}

const boardSlots = { board: slot.text }
const keySlots = { ...boardSlots, value: slot.int, tie: slot.int, subjectId: slot.uuid }

function boardStatements(table: BoardTable, tally: TallyTable) {
  const columns = {
    board: table.board,
    subjectId: table.subjectId,
    valueHundredths: table.valueHundredths,
    tieBreak: table.tieBreak,
    sourceId: table.sourceId,
    updatedAt: table.updatedAt,
  }
  const onBoard = (p: { tenantId: unknown; board: unknown }) =>
    and(eq(table.tenantId, p.tenantId as string), eq(table.board, p.board as string))
  const order = [desc(table.valueHundredths), desc(table.tieBreak), desc(table.subjectId)]
  const position = sql`(${table.valueHundredths}, ${table.tieBreak}, ${table.subjectId})`
  return {
    put: statement(
      {
        ...boardSlots,
        subjectId: slot.uuid,
        valueHundredths: slot.int,
        tieBreak: slot.int,
        sourceId: slot.uuid,
        sequence: slot.int,
        at: slot.instant,
      },
      (db, p) => {
        const set = {
          valueHundredths: p.valueHundredths,
          tieBreak: p.tieBreak,
          sourceId: p.sourceId,
          sequence: p.sequence,
          updatedAt: p.at,
        }
        return db
          .insert(table)
          .values({ tenantId: p.tenantId, board: p.board, subjectId: p.subjectId, ...set })
          .onConflictDoUpdate({
            target: [table.tenantId, table.board, table.subjectId],
            set: {
              valueHundredths: sql`excluded.value_hundredths`,
              tieBreak: sql`excluded.tie_break`,
              sourceId: sql`excluded.source_id`,
              sequence: sql`excluded.sequence`,
              updatedAt: sql`excluded.updated_at`,
            },
          })
      },
    ),
    above: statement({ ...boardSlots, value: slot.int }, (db, p) => {
      const value = sql`${p.value}::int`
      return db
        .select({ greater: countAbove(tally, p, value), equal: countAt(tally, p, value) })
        .from(sql`(values (1)) as one`)
    }),
    first: statement({ ...boardSlots, limit: slot.int }, (db, p) =>
      db
        .select(columns)
        .from(table)
        .where(onBoard(p))
        .orderBy(...order)
        .limit(p.limit),
    ),
    next: statement({ ...keySlots, limit: slot.int }, (db, p) =>
      db
        .select(columns)
        .from(table)
        .where(and(onBoard(p), sql`${position} < (${p.value}::int, ${p.tie}::int, ${p.subjectId}::uuid)`))
        .orderBy(...order)
        .limit(p.limit),
    ),
    standings: statement({ boards: slot.texts, subjectIds: slot.uuids }, (db, p) => {
      // The first row from the subject on, since only the key is in this order: a subject alone may be looked for in the
      // index of the board's order too, which is read from one end of the board to the other for it.
      const place = db
        .select(columns)
        .from(table)
        .where(
          and(
            eq(table.tenantId, p.tenantId),
            sql`${table.board} = asked.board`,
            sql`${table.subjectId} >= asked.subject_id`,
          ),
        )
        .orderBy(asc(table.subjectId))
        .limit(1)
        .as('place')
      const board = { tenantId: p.tenantId, board: place.board }
      return db
        .select({
          board: place.board,
          subjectId: place.subjectId,
          valueHundredths: place.valueHundredths,
          tieBreak: place.tieBreak,
          sourceId: place.sourceId,
          updatedAt: place.updatedAt,
          rank: sql<number>`${countAbove(tally, board, place.valueHundredths)} + 1`.mapWith(Number),
        })
        .from(sql`unnest(${p.boards}, ${p.subjectIds}) as asked(board, subject_id)`)
        .innerJoinLateral(place, sql`${place.subjectId} = asked.subject_id`)
    }),
  }
}
