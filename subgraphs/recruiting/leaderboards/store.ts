import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses } from '@quintet/drizzle/recruiting/analyses.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { standings, standingsTally } from '@quintet/drizzle/recruiting/leaderboards.ts'
import { type Standing, standingCursor, standingKey } from '@quintet/kit/leaderboard/leaderboard.ts'
import { ranksOf } from '@quintet/kit/leaderboard/ranks.ts'
import { countAbove, countAt } from '@quintet/kit/leaderboard/score-histogram.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { type Connection, connection, type PageArguments, pageSize } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { type CvAnalysisRow, columns, loadAnalysis } from '../analyses/store.ts'
import { columns as candidateColumns } from '../candidates/store.ts'
import type { Context } from '../context.ts'

/** Above every place: the start of a board. */
const top = { value: 10_001, tie: 0, subjectId: '00000000-0000-0000-0000-000000000000' }

/**
 * Pages of many boards in one statement, each with its analyses and their candidates, and with what stands above it.
 * `offset 0` is a fence: what stands above is counted once a page, not once a row of it.
 */
const bestPages = statement(
  { boards: slot.texts, limits: slot.ints, values: slot.ints, ties: slot.ints, subjectIds: slot.uuids },
  (db, p) => {
    const board = { tenantId: p.tenantId, board: sql`asked.board` }
    const value = sql`asked.after_value`
    // First pages are most of all, and nothing stands above them.
    const belowTop = (count: SQL) => sql`case when ${value} < ${sql.raw(`${top.value}`)} then ${count} else 0 end`
    const number = (name: string) => sql<number>`${sql.raw(name)}`.mapWith(Number)
    return db
      .select({
        page: number('page.position'),
        valueHundredths: number('place.value_hundredths'),
        tieBreak: number('place.tie_break'),
        greater: number('page.greater'),
        equal: number('page.equal'),
        ...columns,
        candidate: candidateColumns,
      })
      .from(sql`(
          select asked.*, ${belowTop(countAbove(standingsTally, board, value))} as greater,
            ${belowTop(countAt(standingsTally, board, value))} as equal
          from unnest(${p.boards}, ${p.limits}, ${p.values}, ${p.ties}, ${p.subjectIds})
            with ordinality as asked(board, max_rows, after_value, after_tie, after_subject, position)
          offset 0) page
        cross join lateral (
          select value_hundredths, tie_break, subject_id, source_id from ${standings}
          where tenant_id = ${p.tenantId} and board = page.board
            and (value_hundredths, tie_break, subject_id) < (page.after_value, page.after_tie, page.after_subject)
          order by value_hundredths desc, tie_break desc, subject_id desc limit page.max_rows) place`)
      .innerJoin(analyses, and(eq(analyses.tenantId, p.tenantId), sql`${analyses.id} = place.source_id`))
      .innerJoin(candidates, and(eq(candidates.tenantId, p.tenantId), eq(candidates.id, analyses.candidateId)))
      .orderBy(sql`page.position, place.value_hundredths desc, place.tie_break desc, place.subject_id desc`)
  },
)

type Placed = CvAnalysisRow & { readonly key: string; readonly valueHundredths: number; readonly tieBreak: number }
type Key = [board: string, limit: number, value: number, tie: number, subjectId: string]

const loadBest = loadMany<Context, Placed>(
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
  const after = standingKey(args)
  const { value, tie, subjectId } = after ?? top
  const key: Key = [jobId, size + 1, value, tie, subjectId]
  const rows = await loadBest(context, JSON.stringify(key))
  return connection(rows, size, after === null, (row) => standingCursor({ ...row, subjectId: row.candidateId }))
}

const loadStanding = loadOne<Context, Standing>(
  (context, keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string])
    return context.jobBoard.standings(
      context.scope,
      pairs.map(([board]) => board),
      pairs.map(([, subjectId]) => subjectId),
    )
  },
  (row) => `${row.board} ${row.subjectId}`,
)

/** The rank of an analysis; null when it has no score, or when a newer one stands in its place. */
export async function loadRank(context: Context, { id, jobId, candidateId }: CvAnalysisRow): Promise<number | null> {
  const standing = await loadStanding(context, `${jobId} ${candidateId}`)
  return standing?.sourceId === id ? standing.rank : null
}

/** The analysis behind a standing, with the rank that the standing has. */
export async function rankedAnalysis(context: Context, { sourceId, rank }: Standing): Promise<CvAnalysisRow> {
  return { ...(await found('analysis', loadAnalysis(context, sourceId))), rank }
}
