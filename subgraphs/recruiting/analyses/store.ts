import { isAnyOf, type Statement, slot, statement, type Values } from '@quintet/drizzle/client/statement.ts'
import { analyses } from '@quintet/drizzle/recruiting/analyses.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { and, eq } from 'drizzle-orm'
import type { CandidateRow } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import type { Match, MatchCandidate, MatchJob } from './rules.ts'

/** What lists show; inputs and trace are large and read only when asked for. */
export const columns = {
  id: analyses.id,
  jobId: analyses.jobId,
  candidateId: analyses.candidateId,
  policy: analyses.policy,
  taxonomy: analyses.taxonomy,
  asOf: analyses.asOf,
  inputHash: analyses.inputHash,
  scoreBp: analyses.scoreBp,
  createdAt: analyses.createdAt,
}
export interface AnalysisRow {
  readonly id: string
  readonly jobId: string
  readonly candidateId: string
  readonly policy: string
  readonly taxonomy: string
  readonly asOf: string
  readonly inputHash: string
  readonly scoreBp: number | null
  readonly createdAt: Date
  /** The rank on the job's leaderboard, where it was read together with the row. */
  readonly rank?: number | null
  /** The candidate, where it was read together with the row. */
  readonly candidate?: CandidateRow
}

/** All that could count, as it stood. */
export interface MatchInputs {
  readonly job: MatchJob
  readonly candidate: MatchCandidate
}
export interface AnalysisDetails {
  readonly id: string
  readonly inputs: MatchInputs
  readonly trace: Match
}

const byIds = { ids: slot.uuids }
const analysesByIds = statement(byIds, (db, p) =>
  db
    .select(columns)
    .from(analyses)
    .where(and(eq(analyses.tenantId, p.tenantId), isAnyOf(analyses.id, p.ids))),
)

const load = loadOne<Context, AnalysisRow>(
  (context, ids) => context.scope.read(analysesByIds, { ids }),
  (row) => row.id,
)

/** An analysis of the active tenant; null for any other id. */
export const loadAnalysis = async (context: Context, id: string): Promise<AnalysisRow | null> =>
  isUuid(id) ? load(context, id) : null

// The columns are JSON to the table; that they are this JSON is what `insertAnalysis` is called with.
const detailsByIds = statement(byIds, (db, p) =>
  db
    .select({ id: analyses.id, inputs: analyses.inputs, trace: analyses.trace })
    .from(analyses)
    .where(and(eq(analyses.tenantId, p.tenantId), isAnyOf(analyses.id, p.ids))),
) as unknown as Statement<Values<typeof byIds>, AnalysisDetails>

const loadOneDetails = loadOne<Context, AnalysisDetails>(
  (context, ids) => context.scope.read(detailsByIds, { ids }),
  (row) => row.id,
)

/** Inputs and trace of an analysis that was just read. */
export async function loadDetails(context: Context, { id }: AnalysisRow): Promise<AnalysisDetails> {
  const details = await loadOneDetails(context, id)
  if (details === null) throw new Error(`Analysis ${id} is gone`)
  return details
}

export const insertAnalysis = statement(
  {
    id: slot.uuid,
    jobId: slot.uuid,
    candidateId: slot.uuid,
    policy: slot.text,
    taxonomy: slot.text,
    asOf: slot.text,
    inputHash: slot.text,
    inputs: slot.json,
    trace: slot.json,
    scoreBp: slot.nullable(slot.int),
    at: slot.instant,
  },
  (db, p) =>
    db
      .insert(analyses)
      .values({
        tenantId: p.tenantId,
        id: p.id,
        jobId: p.jobId,
        candidateId: p.candidateId,
        policy: p.policy,
        taxonomy: p.taxonomy,
        asOf: p.asOf,
        inputHash: p.inputHash,
        inputs: p.inputs,
        trace: p.trace,
        scoreBp: p.scoreBp,
        analyzedBy: p.userId,
        createdAt: p.at,
      })
      .returning(columns),
)
