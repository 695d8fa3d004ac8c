// What PostgreSQL knows of boards: how far they are, their events, and all their rows at one moment.
import { readMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { encodeList, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type postgres from 'postgres'
import type { HistogramTable } from '../leaderboard/score-histogram.ts'
import type { LeaderboardTable } from '../leaderboard/statements.ts'
import type { BoardId } from './keys.ts'

/** An event of a board's stream, as the keys take it. */
export interface BoardEvent {
  readonly sequence: number
  readonly subjectId: string
  readonly valueHundredths: number
  /** Null when the subject left the board. */
  readonly rank: number | null
  readonly updatedAt: string
  /** Tells the event from another of the same number, in a PostgreSQL that was restored. */
  readonly mark: string
}

interface SourceParts {
  readonly subgraph: string
  readonly topic: string
  /** A pool under the job role. */
  readonly jobs: postgres.Sql
}
type Position = BoardId & { readonly sequence: number }

const eventColumns = `o.sequence::text, o.payload->>'subjectId' as "subjectId", o.payload->>'valueHundredths' as value,
  o.payload->>'rank' as rank, o.payload->>'updatedAt' as "updatedAt", md5(o.payload::text) as mark`

/** Streams of boards of all tenants of a database, read under the job role. */
export function boardSource({ subgraph, topic, jobs }: SourceParts) {
  const read = <Row extends object>(text: string, parameters: unknown[]): Promise<Row[]> =>
    withDeadline(jobs.unsafe<Row[]>(text, parameters as never[], { prepare: true }), readMilliseconds)
  const listsOf = (positions: readonly Position[]) =>
    [
      positions.map(({ tenantId }) => tenantId),
      positions.map(({ board }) => board),
      positions.map(({ sequence }) => sequence),
    ].map(encodeList)
  return {
    /** The number of the newest event of every board. */
    async heads(): Promise<Position[]> {
      const rows = await read<{ tenantId: string; board: string; sequence: string }>(
        `select tenant_id as "tenantId", key as board, last_sequence::text as sequence from ${subgraph}.streams where topic = $1`,
        [topic],
      )
      return rows.map(({ tenantId, board, sequence }) => ({ tenantId, board, sequence: Number(sequence) }))
    },
    /** Up to `limit` events of each board after a number, in order; by the board's place in the list. */
    async after(positions: readonly Position[], limit: number): Promise<BoardEvent[][]> {
      const rows = await read<Record<'position' | keyof BoardEvent | 'value', string>>(
        `select t.position::text, e.* from unnest($1::uuid[], $2::text[], $3::bigint[]) with ordinality
           as t(tenant_id, board, sequence, position)
         cross join lateral (select ${eventColumns} from ${subgraph}.outbox o
           where o.tenant_id = t.tenant_id and o.topic = '${topic}' and o.key = t.board and o.sequence > t.sequence
           order by o.sequence limit ${limit}) e order by t.position, e.sequence::bigint`,
        listsOf(positions),
      )
      const events: BoardEvent[][] = positions.map(() => [])
      for (const row of rows) {
        const { subjectId, value, rank, updatedAt, mark } = row
        events[Number(row.position) - 1]!.push({
          sequence: Number(row.sequence),
          subjectId,
          valueHundredths: Number(value),
          rank: (rank as string | null) === null ? null : Number(rank),
          updatedAt,
          mark,
        })
      }
      return events
    },
    /** The marks of single events; null where the event is no longer there. */
    async marks(positions: readonly Position[]): Promise<(string | null)[]> {
      const rows = await read<{ mark: string | null }>(
        `select md5(o.payload::text) as mark from unnest($1::uuid[], $2::text[], $3::bigint[]) with ordinality
           as t(tenant_id, board, sequence, position)
         left join ${subgraph}.outbox o on o.tenant_id = t.tenant_id and o.topic = '${topic}' and o.key = t.board
           and o.sequence = t.sequence order by t.position`,
        listsOf(positions),
      )
      return rows.map(({ mark }) => mark)
    },
  }
}
export type BoardSource = ReturnType<typeof boardSource>

/** Statements that read a whole board, in the board's tenant. */
export function wholeBoardStatements(table: LeaderboardTable, histogram: HistogramTable) {
  const pageSlots = { board: slot.text, after: slot.uuid, limit: slot.int }
  return {
    page: statement(pageSlots, (db, p) =>
      db
        .select({ subjectId: table.subjectId, valueHundredths: table.valueHundredths })
        .from(table)
        .where(and(eq(table.tenantId, p.tenantId), eq(table.board, p.board), gt(table.subjectId, p.after)))
        .orderBy(asc(table.subjectId))
        .limit(p.limit),
    ),
    counts: statement({ board: slot.text }, (db, p) =>
      db
        .select({ valueHundredths: histogram.lowest, count: histogram.count })
        .from(histogram)
        .where(
          and(
            eq(histogram.tenantId, p.tenantId),
            eq(histogram.board, p.board),
            sql`${histogram.width} = 1`,
            sql`${histogram.count} <> 0`,
          ),
        ),
    ),
  }
}

/** The rows of a board in pages. The next page is read while the caller works with one. */
export async function* pagesOf(
  reader: Reader,
  { page }: ReturnType<typeof wholeBoardStatements>,
  board: string,
  limit: number,
): AsyncGenerator<{ subjectId: string; valueHundredths: number }[]> {
  const readAfter = (after: string) => reader.read(page, { board, after, limit })
  let reading = readAfter('00000000-0000-0000-0000-000000000000')
  for (;;) {
    const rows = await reading
    const isLast = rows.length < limit
    if (!isLast) {
      reading = readAfter(rows.at(-1)!.subjectId)
      // It is awaited later; meanwhile the caller may stop.
      reading.catch(() => {})
    }
    if (rows.length > 0) yield rows
    if (isLast) return
  }
}
