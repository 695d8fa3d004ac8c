import { createHash } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { stableText } from '@quintet/kit/slice/idempotency.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { type CandidateDetails, readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { type JobRow, readJob } from '../jobs/store.ts'
import { newestPolicy, policyOr, type RecruitingPolicyRow } from '../policies/store.ts'
import type { AnalyzeCandidateInput, DecideCandidateInput } from '../types.gen.ts'
import { scoreMatch } from './rules.ts'
import { type CvAnalysisRow, insertAnalysis, insertDecision, type MatchInputs, readAnalysis } from './store.ts'

/** Measures a candidate against a job. `id` fixes the analysis's id, for demo data. */
export const analyzeCandidate = (context: Context, input: AnalyzeCandidateInput, id = newId()) =>
  change(context, 'analyzeCandidate', input, {
    needs: ['cv-analysis'],
    async work(writer) {
      const { jobId, candidateId } = input
      const [job, candidate] = await Promise.all([readJob(writer, jobId), readCandidate(writer, candidateId)])
      if (job === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
      if (candidate === null) throw new Refused(notFoundProblem('There is no such candidate', ['input', 'candidateId']))
      if (job.status !== 'OPEN') {
        throw new Refused(conflict(`The job is ${job.status}`, 'WRONG_STATUS', ['input', 'jobId']))
      }
      if (candidate.analysisEndsAt !== null && candidate.analysisEndsAt <= context.clock.now()) {
        const message = 'The candidate does not agree to be measured by a program'
        throw new Refused(notAllowed(message, 'CONSENT_WITHDRAWN', ['input', 'candidateId']))
      }
      const [policy] = await writer.read(newestPolicy, {})
      return measure(context, writer, { id, job, candidate, chosen: policyOr(policy) })
    },
  })

/** The analysis, with the rank that it has on the job's leaderboard. */
async function measure(
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

/** Decides about a candidate. What was decided before is kept. */
export const decideCandidate = (context: Context, input: DecideCandidateInput) =>
  change(context, 'decideCandidate', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    async work(writer) {
      const { analysisId, verdict, reason } = input
      const analysis = await readAnalysis(writer, analysisId)
      if (analysis === null) throw new Refused(notFoundProblem('There is no such analysis', ['input', 'analysisId']))
      const decidedBy = viewerId(context)
      const createdAt = context.clock.now()
      await insertDecision(writer, { id: newId(), analysisId, verdict, reason: reason.trim(), decidedBy, createdAt })
      return analysis
    },
  })
