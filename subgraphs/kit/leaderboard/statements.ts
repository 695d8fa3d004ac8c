// The statements behind a leaderboard.
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { leaderboardTable } from '@quintet/drizzle/table-parts/leaderboards.ts'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { countAbove, countAll, countAt, type HistogramTable } from './score-histogram.ts'

export type LeaderboardTable = ReturnType<typeof leaderboardTable>

const boardSlots = { board: slot.text }
const keySlots = { ...boardSlots, value: slot.int, tie: slot.int, subjectId: slot.uuid }

/** Statements over a leaderboard table and its histogram. */
export function leaderboardStatements(table: LeaderboardTable, histogram: HistogramTable) {
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
  const sortKey = sql`(${table.valueHundredths}, ${table.tieBreak}, ${table.subjectId})`
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
          .returning({ previousHundredths: sql<number | null>`old.value_hundredths` })
      },
    ),
    putMany: statement(
      {
        ...boardSlots,
        subjectIds: slot.uuids,
        values: slot.ints,
        ties: slot.ints,
        sourceIds: slot.uuids,
        sequences: slot.ints,
        at: slot.instant,
      },
      (db, p) =>
        db
          .insert(table)
          .select(
            sql`select ${p.tenantId}::uuid, ${p.board}::text, subject_id, value::int, tie::int, source_id, sequence, ${p.at}::timestamptz
              from unnest(${p.subjectIds}, ${p.values}, ${p.ties}, ${p.sourceIds}, ${p.sequences})
                as given(subject_id, value, tie, source_id, sequence)`,
          )
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
          .returning({ subjectId: table.subjectId, previousHundredths: sql<number | null>`old.value_hundredths` }),
    ),
    remove: statement({ ...boardSlots, subjectIds: slot.uuids }, (db, p) =>
      db
        .delete(table)
        .where(and(onBoard(p), isAnyOf(table.subjectId, p.subjectIds)))
        .returning({
          subjectId: table.subjectId,
          valueHundredths: table.valueHundredths,
          tieBreak: table.tieBreak,
          sourceId: table.sourceId,
        }),
    ),
    counts: statement(boardSlots, (db, p) =>
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
    above: statement({ ...boardSlots, value: slot.int }, (db, p) => {
      const value = sql`${p.value}::int`
      return db
        .select({ greater: countAbove(histogram, p, value), equal: countAt(histogram, p, value) })
        .from(sql`(values (1)) as one`)
    }),
    total: statement(boardSlots, (db, p) =>
      db.select({ count: countAll(histogram, p) }).from(sql`(values (1)) as one`),
    ),
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
        .where(and(onBoard(p), sql`${sortKey} < (${p.value}::int, ${p.tie}::int, ${p.subjectId}::uuid)`))
        .orderBy(...order)
        .limit(p.limit),
    ),
    entries: statement({ boards: slot.texts, subjectIds: slot.uuids }, (db, p) => {
      // The first row from the subject on, since only the primary key is in this order: for a subject alone PostgreSQL may
      // read the index of the board's order from one end to the other.
      const entry = db
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
        .as('entry')
      const board = { tenantId: p.tenantId, board: entry.board }
      return db
        .select({
          board: entry.board,
          subjectId: entry.subjectId,
          valueHundredths: entry.valueHundredths,
          tieBreak: entry.tieBreak,
          sourceId: entry.sourceId,
          updatedAt: entry.updatedAt,
          rank: sql<number>`${countAbove(histogram, board, entry.valueHundredths)} + 1`.mapWith(Number),
        })
        .from(sql`unnest(${p.boards}, ${p.subjectIds}) as asked(board, subject_id)`)
        .innerJoinLateral(entry, sql`${entry.subjectId} = asked.subject_id`)
    }),
  }
}
