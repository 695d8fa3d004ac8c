import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { analyses, decisions } from '@quintet/drizzle/recruiting/analyses.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { CandidateRow } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import type { Explanation } from './explanation.ts'
import type { Match, MatchCandidate, MatchJob } from './rules.ts'

/** What lists show; inputs and trace are large and read only when asked for. */
export const columns = {
  id: analyses.id,
  jobId: analyses.jobId,
  candidateId: analyses.candidateId,
  jobVersion: analyses.jobVersion,
  candidateVersion: analyses.candidateVersion,
  parser: analyses.parser,
  policy: analyses.policy,
  taxonomy: analyses.taxonomy,
  asOf: analyses.asOf,
  inputHash: analyses.inputHash,
  scoreBp: analyses.scoreBp,
  createdAt: analyses.createdAt,
}
const rows = tenantRows(analyses, columns)
export interface CvAnalysisRow extends RowOf<typeof rows> {
  /** The rank on the job's leaderboard, where it was read together with the row. */
  readonly rank?: number | null
  /** The candidate, where it was read together with the row. */
  readonly candidate?: CandidateRow
}

export const loadAnalysis: (context: Context, id: string) => Promise<CvAnalysisRow | null> = rows.load
export const readAnalysis: (reader: Reader, id: string) => Promise<CvAnalysisRow | null> = rows.read
export const insertAnalysis = rows.insert()

/** All that could count, as it stood. */
export interface MatchInputs {
  readonly job: MatchJob
  readonly candidate: MatchCandidate
}
export interface AnalysisDetails {
  readonly inputs: MatchInputs
  readonly trace: Match
}
const details = tenantRows(analyses, { id: analyses.id, inputs: analyses.inputs, trace: analyses.trace })

/** Inputs and trace of an analysis that was just read. */
export const loadDetails = async (context: Context, { id }: CvAnalysisRow): Promise<AnalysisDetails> =>
  // The columns are JSON to the table; that they are this JSON is what `insertAnalysis` is called with.
  (await found('analysis', details.load(context, id))) as unknown as AnalysisDetails

const decisionRows = tenantRows(decisions)
export type CandidateDecisionRow = RowOf<typeof decisionRows>
export const insertDecision = decisionRows.insert()
/** What was decided after an analysis, oldest first. */
export const decisionsOf = decisionRows.children('analysisId', 'id')

/** What an analysis means, and of which it is. */
export interface ExplanationRow extends Explanation {
  readonly analysisId: string
}
