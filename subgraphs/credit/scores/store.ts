// Present scores, many at once, and what they were before.

import type { Reader } from '@quintet/drizzle/client/scope.ts'
import {
  type Builder,
  isAnyOf,
  type NoSlots,
  slot,
  statement,
  type WithIdentity,
} from '@quintet/drizzle/client/statement.ts'
import { accounts } from '@quintet/drizzle/credit/accounts.ts'
import { categories } from '@quintet/drizzle/credit/categories.ts'
import { creditRecords } from '@quintet/drizzle/credit/credit-records.ts'
import { scoreDetails, scoreHistogram, scoreHistory, scores } from '@quintet/drizzle/credit/scores.ts'
import type { LeaderboardEntry } from '@quintet/kit/leaderboard/leaderboard.ts'
import { countAbove } from '@quintet/kit/leaderboard/score-histogram.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { derivedId } from '@quintet/kit/slice/ids.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, gt, type SQL, sql } from 'drizzle-orm'
import { defaultCategories } from '../categories/rules.ts'
import type { Context } from '../context.ts'
import { type ChartWindow, chartOf, type FoundStep, type Step } from './chart.ts'

/** An applicant's score: the board is the category, the subject the applicant. */
export type CreditScoreRow = LeaderboardEntry

/** The id of an applicant's score in a category, whatever its value. */
export const scoreId = (ofTenant: string, category: string, applicantId: string): string =>
  derivedId(ofTenant, 'score', category, applicantId)
export const idOfScore = (context: Context, { board, subjectId }: CreditScoreRow): string =>
  scoreId(tenantId(context), board, subjectId)

/**
 * Scores that are asked for, on the board with their rank, off it without. The first row from the applicant on is looked
 * at, since only the primary key is in this order: for an applicant alone PostgreSQL may read a board from end to end.
 * @param asked a relation of boards and applicants: asked(board, subject_id)
 */
function presentScores(db: Builder, p: WithIdentity<NoSlots>, asked: SQL) {
  const entry = sql`(select ${scores.board}, subject_id, value_hundredths, tie_break, source_id, updated_at
      from ${scores} where tenant_id = ${p.tenantId} and board = asked.board and subject_id >= asked.subject_id
      order by subject_id limit 1) as entry`
  const board = { tenantId: p.tenantId, board: sql`asked.board` }
  const either = (column: string) => sql`coalesce(${sql.raw(`entry.${column}`)}, ${sql.raw(`off.${column}`)})`
  return db
    .select({
      board: sql<string>`asked.board`,
      subjectId: sql<string>`asked.subject_id`,
      valueHundredths: sql<number>`${either('value_hundredths')}`.mapWith(Number),
      tieBreak: sql<number>`coalesce(entry.tie_break, 0)`.mapWith(Number),
      sourceId: sql<string>`${either('source_id')}`,
      updatedAt: sql<Date>`${either('updated_at')}`.mapWith(scores.updatedAt),
      rank: sql<number | null>`case when entry.subject_id is not null
        then ${countAbove(scoreHistogram, board, sql`entry.value_hundredths`)} + 1 end`.mapWith(Number),
    })
    .from(
      sql`${asked} left join lateral ${entry} on entry.subject_id = asked.subject_id
        left join lateral (select id, value_hundredths, source_id, updated_at from ${scoreDetails}
          where tenant_id = ${p.tenantId} and applicant_id = asked.subject_id and category = asked.board
            and not is_member limit 1) as off on true`,
    )
    .where(sql`entry.subject_id is not null or off.id is not null`)
}
const ofPairs = statement({ boards: slot.texts, subjectIds: slot.uuids }, (db, p) =>
  presentScores(db, p, sql`unnest(${p.boards}, ${p.subjectIds}) as asked(board, subject_id)`),
)
const ofOne = statement({ boards: slot.texts, subjectId: slot.uuid }, (db, p) =>
  presentScores(
    db,
    p,
    sql`(select slug, ${p.subjectId}::uuid from (select unnest(${p.boards}) as slug
      union select slug from ${categories} where tenant_id = ${p.tenantId}) as slugs) as asked(board, subject_id)`,
  ).orderBy(sql`asked.board`),
)

const keyOf = (category: string, applicantId: string): string => `${category}\n${applicantId}`
const load = loadOne(
  (context: Context, keys) => {
    const pairs = keys.map((key) => key.split('\n') as [string, string])
    return context.scope.read(ofPairs, {
      boards: pairs.map(([category]) => category),
      subjectIds: pairs.map(([, applicantId]) => applicantId),
    })
  },
  (row: CreditScoreRow) => keyOf(row.board, row.subjectId),
)

const details = tenantRows(scoreDetails)
/** What is known of a score beyond its value; null where it was recorded and stands on the board. */
export const loadDetails = details.load
export const readDetails = details.read
const history = tenantRows(scoreHistory)
export type CreditScoreValueRow = RowOf<typeof history>
/** A page of what a score was, newest first. */
export const historyPage = history.childPages('scoreId')

/** A step of a score's chart. */
export type CreditScoreStepRow = Step

/** What scores were in each step of a chart in which they changed, and what they were before the first one. */
const stepsOf = statement({ ids: slot.uuids, from: slot.instant, until: slot.instant, seconds: slot.int }, (db, p) => {
  const ofScore = sql`from ${scoreHistory} where tenant_id = ${p.tenantId} and score_id = asked.score_id`
  const newestFirst = sql`order by created_at desc, id desc`
  const number = (column: string) => sql<number>`${sql.raw(`found.${column}`)}`.mapWith(Number)
  return db
    .select({
      scoreId: sql<string>`asked.score_id`,
      step: sql<number | null>`found.step`,
      value: number('value'),
      lowest: number('lowest'),
      highest: number('highest'),
      changes: number('changes'),
    })
    .from(
      sql`unnest(${p.ids}) as asked(score_id) cross join lateral (
        (select null::int as step, value_hundredths as value, value_hundredths as lowest, value_hundredths as highest, 0 as changes
          ${ofScore} and created_at < ${p.from}::timestamptz ${newestFirst} limit 1)
        union all
        select floor(extract(epoch from created_at - ${p.from}::timestamptz) / ${p.seconds}::int)::int,
          (array_agg(value_hundredths ${newestFirst}))[1], min(value_hundredths), max(value_hundredths), count(*)::int
          ${ofScore} and created_at >= ${p.from}::timestamptz and created_at < ${p.until}::timestamptz group by 1) as found`,
    )
    .orderBy(sql`asked.score_id, found.step`)
})
const loadSteps = loadMany<Context, FoundStep & { readonly key: string }>(
  async (context, keys) => {
    const windows = Map.groupBy(keys, (key) => key.slice(key.indexOf(' ')))
    const read = async (ofWindow: string[]) => {
      const [, from, until, seconds] = ofWindow[0]!.split(' ').map(Number) as [number, number, number, number]
      const ids = ofWindow.map((key) => key.slice(0, key.indexOf(' ')))
      const given = { ids, from: new Date(from), until: new Date(until), seconds }
      const rows = await context.scope.read(stepsOf, given)
      return rows.map((row) => ({ ...row, key: `${row.scoreId} ${from} ${until} ${seconds}` }))
    }
    return (await Promise.all([...windows.values()].map(read))).flat()
  },
  ({ key }) => key,
)
/** A chart of a score; those of all scores of a list come in one statement. */
export async function chartOfScore(context: Context, id: string, window: ChartWindow): Promise<CreditScoreStepRow[]> {
  const { from, until, seconds } = window
  return chartOf(window, await loadSteps(context, `${id} ${from.getTime()} ${until.getTime()} ${seconds}`))
}

/** The score of an applicant in a category, with its rank where they stand on the board; null before the first. */
export async function scoreOf(context: Context, category: string, applicantId: string): Promise<CreditScoreRow | null> {
  return context.envelope.tenantId !== null && isUuid(applicantId) ? load(context, keyOf(category, applicantId)) : null
}

/** An applicant's score in hundredths, in a transaction; null before the first. */
export async function readScore(reader: Reader, category: string, applicantId: string): Promise<number | null> {
  const [found] = await reader.read(ofPairs, { boards: [category], subjectIds: [applicantId] })
  return found?.valueHundredths ?? null
}

/** The scores of an applicant in all categories, those without one left out. */
export async function scoresOf(context: Context, applicantId: string): Promise<CreditScoreRow[]> {
  if (context.envelope.tenantId === null) return []
  const boards = defaultCategories.map(({ slug }) => slug)
  return context.scope.read(ofOne, { boards, subjectId: applicantId })
}

/** Writes what scores were, from now on. */
export const putHistory = statement({ rows: slot.json, at: slot.instant }, (db, p) =>
  db.insert(scoreHistory).select(
    sql`select ${p.tenantId}::uuid, id, score_id, value_hundredths, model_version, ${p.at}::timestamptz
      from jsonb_to_recordset(${p.rows}::jsonb) as given(id uuid, score_id uuid, value_hundredths int, model_version int)`,
  ),
)

const detailSlots = { category: slot.text, sourceId: slot.uuid, rows: slot.json, at: slot.instant }
/** Writes details of present scores in place of those before. */
export const putDetails = statement(detailSlots, (db, p) =>
  db
    .insert(scoreDetails)
    .select(
      sql`select ${p.tenantId}::uuid, score_id, ${p.category}::text, applicant_id, value_hundredths, is_member,
          ${p.sourceId}::uuid, model_version, as_of, inputs_hash, contributions, ${p.at}::timestamptz
        from jsonb_to_recordset(${p.rows}::jsonb) as given(score_id uuid, applicant_id uuid, value_hundredths int,
          is_member boolean, model_version int, as_of date, inputs_hash text, contributions jsonb)`,
    )
    .onConflictDoUpdate({
      target: [scoreDetails.tenantId, scoreDetails.id],
      set: {
        valueHundredths: sql`excluded.value_hundredths`,
        isMember: sql`excluded.is_member`,
        sourceId: sql`excluded.source_id`,
        modelVersion: sql`excluded.model_version`,
        asOf: sql`excluded.as_of`,
        inputsHash: sql`excluded.inputs_hash`,
        contributions: sql`excluded.contributions`,
        updatedAt: sql`excluded.updated_at`,
      },
    }),
)

/** Present scores of applicants, and what they were computed from. */
export const detailsOf = statement({ category: slot.text, ids: slot.uuids }, (db, p) =>
  db
    .select({
      applicantId: scoreDetails.applicantId,
      inputsHash: scoreDetails.inputsHash,
      valueHundredths: scoreDetails.valueHundredths,
    })
    .from(scoreDetails)
    .where(
      and(
        eq(scoreDetails.tenantId, p.tenantId),
        isAnyOf(scoreDetails.id, p.ids),
        eq(scoreDetails.category, p.category),
      ),
    ),
)

const nextSlots = { category: slot.text, after: slot.uuid, limit: slot.int }
/** Applicants after one who have a score in a category, a credit record or a wallet, in the order of their ids. */
export const nextApplicants = statement(
  nextSlots,
  (db, p) => {
    const ofScores = db
      .select({ applicantId: sql<string>`${scores.subjectId}`.as('applicant_id') })
      .from(scores)
      .where(and(eq(scores.tenantId, p.tenantId), eq(scores.board, p.category), gt(scores.subjectId, p.after)))
      .orderBy(scores.subjectId)
      .limit(p.limit)
    const ofRecords = db
      .selectDistinct({ applicantId: sql<string>`${creditRecords.applicantId}`.as('applicant_id') })
      .from(creditRecords)
      .where(and(eq(creditRecords.tenantId, p.tenantId), gt(creditRecords.applicantId, p.after)))
      .orderBy(creditRecords.applicantId)
      .limit(p.limit)
    const ofWallets = db
      .selectDistinct({ applicantId: sql<string>`${accounts.ownerId}`.as('applicant_id') })
      .from(accounts)
      .where(and(eq(accounts.tenantId, p.tenantId), eq(accounts.kind, 'WALLET'), gt(accounts.ownerId, p.after)))
      .orderBy(sql`applicant_id`)
      .limit(p.limit)
    return db
      .select({ applicantId: sql<string>`applicant_id` })
      .from(sql`((${ofScores}) union (${ofRecords}) union (${ofWallets})) as applicants`)
      .orderBy(sql`applicant_id`)
      .limit(p.limit)
  },
  { slow: true },
)

/** How many there are. */
export const countApplicants = statement(
  { category: slot.text },
  (db, p) =>
    db.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(
      sql`(select subject_id from ${scores} where tenant_id = ${p.tenantId} and board = ${p.category}
          union select applicant_id from ${creditRecords} where tenant_id = ${p.tenantId}
          union select owner_id from ${accounts} where tenant_id = ${p.tenantId} and kind = 'WALLET') as applicants`,
    ),
  { slow: true },
)
