// Measures one candidate against one job, in a transaction: the analysis, its event, and the job's leaderboard.
import { createHash } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { stableText } from '@quintet/kit/slice/idempotency.ts'
import type { CandidateDetails } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import type { JobRow } from '../jobs/store.ts'
import type { RecruitingPolicyRow } from '../policies/store.ts'
import { scoreMatch } from './rules.ts'
import { type CvAnalysisRow, insertAnalysis, type MatchInputs } from './store.ts'

/** The analysis, with the rank that it has on the job's leaderboard. */
export async function measure(
  context: Context,
  writer: Writer,
  { id, job, candidate, chosen }: { id: string; job: JobRow; candidate: CandidateDetails; chosen: RecruitingPolicyRow },
): Promise<CvAnalysisRow> {
  const at = context.clock.now()
  const inputs = inputsOf(job, candidate, chosen)
  const match = scoreMatch(inputs.job, inputs.candidate, at.toISOString().slice(0, 10))
  const { policy, taxonomy, asOf, scoreBp } = match
  const analysis = await insertAnalysis(writer, {
    id,
    jobId: job.id,
    candidateId: candidate.id,
    jobVersion: job.version,
    candidateVersion: candidate.version,
    parser: candidate.parser,
    // A policy of the tenant's own is named by its version.
    policy: chosen.number === 0 ? policy : `${policy}/${chosen.number}`,
    taxonomy,
    asOf,
    inputHash: hashOf(inputs),
    inputs: { ...inputs },
    trace: { ...match },
    scoreBp,
    analyzedBy: viewerId(context),
    createdAt: at,
  })
  await context.publish(writer, 'recruiting.analysis.created', {
    version: 1,
    analysis_id: id,
    job_id: job.id,
    candidate_id: candidate.id,
    match_score: scoreBp === null ? null : scoreBp / 100,
    requestId: context.envelope.requestId,
    at: at.toISOString(),
  })
  // An analysis without a score, of a job that asks for nothing, leaves the board as it is.
  if (scoreBp === null) return { ...analysis, rank: null }
  const score = { board: job.id, subjectId: candidate.id, valueHundredths: scoreBp, sourceId: id }
  const tieBreak = match.dimensions.required.ratioBp ?? 0
  const { entry } = await context.leaderboard.record(writer, { ...score, tieBreak }, at)
  return { ...analysis, rank: entry.rank }
}

/** What may count, and nothing else: no name, no address, no employer, no school. */
const inputsOf = (
  job: JobRow,
  { skills, experience, education }: CandidateDetails,
  { number, minimumMonths }: RecruitingPolicyRow,
): MatchInputs => ({
  job: {
    requiredSkills: job.requiredSkills,
    preferredSkills: job.preferredSkills,
    experienceLevel: job.experienceLevel,
    educationLevel: job.educationLevel,
    ...(number === 0 ? {} : { minimumMonths }),
  },
  candidate: {
    skills,
    experience: experience.map(({ title, start, end }) => ({ title, start, end })),
    education: education.map(({ level, completed }) => ({ level, completed })),
  },
})

const hashOf = (inputs: MatchInputs): string => createHash('sha256').update(stableText(inputs)).digest('hex')
