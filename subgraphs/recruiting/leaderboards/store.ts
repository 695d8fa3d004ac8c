import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses } from '@quintet/drizzle/recruiting/analyses.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { jobEntries, jobHistogram } from '@quintet/drizzle/recruiting/leaderboards.ts'
import type { StandingChange, TopChange, TopDiff } from '@quintet/kit/leaderboard/diffs.ts'
import {
  entryCursor,
  entryPosition,
  type LeaderboardChange,
  type LeaderboardEntry,
} from '@quintet/kit/leaderboard/leaderboard.ts'
import { ranksOf } from '@quintet/kit/leaderboard/ranks.ts'
import { countAbove, countAt } from '@quintet/kit/leaderboard/score-histogram.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { type Connection, connection, type PageArguments, pageSize } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { type CvAnalysisRow, columns, loadAnalysis } from '../analyses/store.ts'
import { columns as candidateColumns } from '../candidates/store.ts'
import type { Context } from '../context.ts'

/** An event of a job's leaderboard. */
export type JobLeaderboardChangeRow = LeaderboardChange
/** A row of the best of a job that changed. */
export type JobLeaderboardRowChangeRow = TopChange
export type JobLeaderboardDiffRow = TopDiff & { readonly cursor: string }
export type JobStandingChangeRow = StandingChange & { readonly cursor: string }

/** Above every entry: the start of a board. */
const top = { value: 10_001, tie: 0, subjectId: '00000000-0000-0000-0000-000000000000' }

/**
 * Pages of many boards in one statement, each with its analyses and their candidates, and with how many are above it.
 * `offset 0` is an optimisation fence: those above are counted once a page, not once a row of it.
 */
const bestPages = statement(
  { boards: slot.texts, limits: slot.ints, values: slot.ints, ties: slot.ints, subjectIds: slot.uuids },
  (db, p) => {
    const board = { tenantId: p.tenantId, board: sql`asked.board` }
    const value = sql`asked.after_value`
    // Most pages are first ones, and nothing is above them.
    const belowTop = (count: SQL) => sql`case when ${value} < ${sql.raw(`${top.value}`)} then ${count} else 0 end`
    const number = (name: string) => sql<number>`${sql.raw(name)}`.mapWith(Number)
    return db
      .select({
        page: number('page.position'),
        valueHundredths: number('entry.value_hundredths'),
        tieBreak: number('entry.tie_break'),
        greater: number('page.greater'),
        equal: number('page.equal'),
        ...columns,
        candidate: candidateColumns,
      })
      .from(sql`(
          select asked.*, ${belowTop(countAbove(jobHistogram, board, value))} as greater,
            ${belowTop(countAt(jobHistogram, board, value))} as equal
          from unnest(${p.boards}, ${p.limits}, ${p.values}, ${p.ties}, ${p.subjectIds})
            with ordinality as asked(board, max_rows, after_value, after_tie, after_subject, position)
          offset 0) page
        cross join lateral (
          select value_hundredths, tie_break, subject_id, source_id from ${jobEntries}
          where tenant_id = ${p.tenantId} and board = page.board
            and (value_hundredths, tie_break, subject_id) < (page.after_value, page.after_tie, page.after_subject)
          order by value_hundredths desc, tie_break desc, subject_id desc limit page.max_rows) entry`)
      .innerJoin(analyses, and(eq(analyses.tenantId, p.tenantId), sql`${analyses.id} = entry.source_id`))
      .innerJoin(candidates, and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, analyses.candidateId)))
      .orderBy(sql`page.position, entry.value_hundredths desc, entry.tie_break desc, entry.subject_id desc`)
  },
)

type RankedRow = CvAnalysisRow & { readonly key: string; readonly valueHundredths: number; readonly tieBreak: number }
type Key = [board: string, limit: number, value: number, tie: number, subjectId: string]

const loadBest = loadMany<Context, RankedRow>(
  async (context, texts) => {
    const keys = texts.map((text) => JSON.parse(text) as Key)
    const rows = await context.scope.read(bestPages, {
      boards: keys.map(([board]) => board),
      limits: keys.map(([, limit]) => limit),
      values: keys.map(([, , value]) => value),
      ties: keys.map(([, , , tie]) => tie),
      subjectIds: keys.map(([, , , , subjectId]) => subjectId),
    })
    return [...Map.groupBy(rows, (row) => row.page)].flatMap(([page, ofPage]) => {
      const value = keys[page - 1]![2]
      return ranksOf(ofPage, { value, ...ofPage[0]! }).map((row) => ({ ...row, key: texts[page - 1]! }))
    })
  },
  (row) => row.key,
)

/** A page of a job's leaderboard; the pages of all jobs of a list come in one statement. Throws BAD_USER_INPUT. */
export async function bestOfJob(
  context: Context,
  jobId: string,
  args: PageArguments,
): Promise<Connection<CvAnalysisRow>> {
  const size = pageSize(args)
  const after = entryPosition(args)
  const { value, tie, subjectId } = after ?? top
  const key: Key = [jobId, size + 1, value, tie, subjectId]
  const rows = await loadBest(context, JSON.stringify(key))
  return connection(rows, size, after === null, (row) => entryCursor({ ...row, subjectId: row.candidateId }))
}

const loadEntry = loadOne<Context, LeaderboardEntry>(
  (context, keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string])
    return context.leaderboard.entries(
      context.scope,
      pairs.map(([board]) => board),
      pairs.map(([, subjectId]) => subjectId),
    )
  },
  (row) => `${row.board} ${row.subjectId}`,
)

/** The rank of an analysis; null when it has no score, or when a newer one has replaced it. */
export async function loadRank(context: Context, { id, jobId, candidateId }: CvAnalysisRow): Promise<number | null> {
  const entry = await loadEntry(context, `${jobId} ${candidateId}`)
  return entry?.sourceId === id ? entry.rank : null
}

/** The analysis that an entry came from, with the entry's rank. */
export async function rankedAnalysis(context: Context, { sourceId, rank }: LeaderboardEntry): Promise<CvAnalysisRow> {
  return { ...(await found('analysis', loadAnalysis(context, sourceId))), rank }
}

/** As rankedAnalysis; null where the analysis was erased with its candidate. */
export async function rankedIfKept(
  context: Context,
  { sourceId, rank }: LeaderboardEntry,
): Promise<CvAnalysisRow | null> {
  const analysis = await loadAnalysis(context, sourceId)
  return analysis === null ? null : { ...analysis, rank }
}

const boardsOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .selectDistinct({ board: jobEntries.board })
    .from(jobEntries)
    .where(and(eq(jobEntries.tenantId, p.tenantId), sql`${jobEntries.subjectId} = any(${p.ids})`))
    .orderBy(jobEntries.board),
)

/** Takes candidates off all leaderboards. */
export async function leaveBoards(context: Context, writer: Writer, ids: readonly string[], at: Date): Promise<void> {
  for (const { board } of await writer.read(boardsOf, { ids })) {
    await context.leaderboard.apply(writer, board, { put: [], remove: ids }, at)
  }
}
