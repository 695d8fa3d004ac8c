import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { analyses, decisions } from '@quintet/drizzle/recruiting/analyses.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { and, desc, eq, sql } from 'drizzle-orm'
import { type CandidateRow, loadCandidateDetails } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import type { SkillCredit } from '../types.gen.ts'
import type { Explanation } from './explanation.ts'
import { experienceMonths, type Match, type MatchCandidate, type MatchJob } from './rules.ts'

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
/** What a skill of the job earned, and whose CV says where. */
export interface SkillCreditRow extends Omit<SkillCredit, '__typename' | 'spans'> {
  readonly candidateId: string
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
export type CandidateDecisionRow = Omit<RowOf<typeof decisionRows>, 'createdAt'> & { readonly createdAt: Date }
export const insertDecision = decisionRows.insert()

const decisionsOfAll = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      id: sql<string>`decision.id`,
      analysisId: sql<string>`decision.analysis_id`,
      verdict: sql<CandidateDecisionRow['verdict']>`decision.verdict`,
      reason: sql<string>`decision.reason`,
      decidedBy: sql<string>`decision.decided_by`,
      createdAt: sql<Date>`decision.created_at`.mapWith(decisions.createdAt),
    })
    // One by one: for a list PostgreSQL would read all decisions of the tenant.
    .from(
      sql`unnest(${p.ids}) as asked(id) cross join lateral (select * from recruiting.decisions d
        where d.tenant_id = ${p.tenantId}::uuid and d.analysis_id = asked.id order by d.id desc) as decision`,
    ),
)
/** What was decided after an analysis, newest first; after many analyses in one statement. */
export const decisionsOf = loadMany<Context, CandidateDecisionRow>(
  (context, ids) => context.scope.read(decisionsOfAll, { ids }),
  ({ analysisId }) => analysisId,
)

/** Who decided last after an analysis. */
export const newestDecisionOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ decidedBy: decisions.decidedBy })
    .from(decisions)
    .where(and(eq(decisions.tenantId, p.tenantId), eq(decisions.analysisId, p.id)))
    .orderBy(desc(decisions.id))
    .limit(1),
)

/** The analyses of candidates. */
export const analysisIdsOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ id: analyses.id })
    .from(analyses)
    .where(and(eq(analyses.tenantId, p.tenantId), sql`${analyses.candidateId} = any(${p.ids})`)),
)

/** What an analysis means, and of which it is. */
export interface ExplanationRow extends Explanation {
  readonly analysisId: string
  /** When the analysis was made. */
  readonly at: Date
}

/** A candidate without what could tell who it is. */
export async function blindCandidate(context: Context, candidateId: string, asOf: string) {
  const { skills, experience, education, languages } = await loadCandidateDetails(context, { id: candidateId })
  return {
    pseudonym: context.pseudonymOf(candidateId),
    skills,
    experience: experience.map((role) => ({ title: role.title, months: experienceMonths([role], asOf) })),
    education: education.map(({ level, field }) => ({ level, field })),
    languages,
  }
}
