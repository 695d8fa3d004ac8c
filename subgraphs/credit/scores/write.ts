// The one way in which scores change: board, details, history and events in one transaction.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { LeaderboardEntry } from '@quintet/kit/leaderboard/leaderboard.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { memberRuleOf } from '../categories/member-rules.ts'
import type { Category } from '../categories/rules.ts'
import type { Context } from '../context.ts'
import type { ComputedScore, ScoreInputs } from './compute.ts'
import { putDetails, putHistory, scoreId } from './store.ts'

export interface NewScore {
  readonly applicantId: string
  readonly valueHundredths: number
  /** How it was computed; null where it was recorded. */
  readonly computed: (ComputedScore & Computation) | null
}
interface Computation {
  readonly modelVersion: number
  readonly asOf: string
  readonly inputsHash: string
  readonly inputs: ScoreInputs
}

export interface WrittenScores {
  /** Of the last event; null where there is none. */
  readonly cursor: string | null
  /** The scores as they stand now, in the order given; those that do not stand on the board have no rank. */
  readonly entries: readonly LeaderboardEntry[]
}

/** Writes scores of one category; each applicant is named once. @param sourceId who recorded them, or caused them to be computed */
export async function writeScores(
  context: Context,
  writer: Writer,
  { slug, memberRule }: Pick<Category, 'slug' | 'memberRule'>,
  scores: readonly NewScore[],
  sourceId: string,
): Promise<WrittenScores> {
  const at = context.clock.now()
  const rule = memberRule === null ? null : memberRuleOf(memberRule)
  const isMember = ({ valueHundredths, computed }: NewScore): boolean =>
    rule === null || rule({ valueHundredths, inputs: computed?.inputs ?? {} })
  const onBoard = new Set(scores.filter(isMember))
  const entryOf = ({ applicantId, valueHundredths }: NewScore) => {
    return { subjectId: applicantId, valueHundredths, tieBreak: 0, sourceId }
  }
  const put = [...onBoard].map(entryOf)
  const remove = scores.filter((score) => !onBoard.has(score)).map(({ applicantId }) => applicantId)
  const rows = rowsOf(context, slug, scores, onBoard)
  // Before the board is touched: from then on its other writers wait.
  await writer.run(putHistory, { rows, at })
  // A recorded score that stands on the board is all there: its details would say nothing.
  const hasDetails = rule !== null || scores.some(({ computed }) => computed !== null)
  if (hasDetails) await writer.run(putDetails, { category: slug, rows, sourceId, at })
  const changes =
    put.length === 1 && remove.length === 0
      ? [await context.leaderboard.record(writer, { board: slug, ...put[0]! }, at)]
      : await context.leaderboard.apply(writer, slug, { put, remove }, at)
  const bySubject = new Map(changes.map(({ entry }) => [entry.subjectId, entry]))
  const offBoard = (score: NewScore) => ({ ...entryOf(score), board: slug, updatedAt: at, rank: null })
  const entries = scores.map((score) => (onBoard.has(score) ? bySubject.get(score.applicantId)! : offBoard(score)))
  return { cursor: changes.at(-1)?.cursor ?? null, entries }
}

/** Writes how scores came about, whose values stay: no event, and nothing new in their history. */
export async function restateScores(
  context: Context,
  writer: Writer,
  { slug }: Pick<Category, 'slug'>,
  scores: readonly NewScore[],
  sourceId: string,
): Promise<void> {
  const rows = rowsOf(context, slug, scores, new Set(scores))
  await writer.run(putDetails, { category: slug, rows, sourceId, at: context.clock.now() })
}

const rowsOf = (context: Context, slug: string, scores: readonly NewScore[], onBoard: ReadonlySet<NewScore>) =>
  scores.map((score) => ({
    id: newId(),
    score_id: scoreId(tenantId(context), slug, score.applicantId),
    applicant_id: score.applicantId,
    value_hundredths: score.valueHundredths,
    is_member: onBoard.has(score),
    model_version: score.computed?.modelVersion ?? null,
    as_of: score.computed?.asOf ?? null,
    inputs_hash: score.computed?.inputsHash ?? null,
    contributions: score.computed?.contributions ?? [],
  }))
