import { createHash } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { stableText } from '@quintet/kit/slice/idempotency.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { type CandidateDetails, readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { type JobRow, readJob } from '../jobs/store.ts'
import type { AnalyzeCandidateInput } from '../types.gen.ts'
import { scoreMatch } from './rules.ts'
import { type CvAnalysisRow, insertAnalysis, type MatchInputs } from './store.ts'

/** Measures a candidate against a job. `id` fixes the analysis's id, for demo data. */
export const analyzeCandidate = (context: Context, input: AnalyzeCandidateInput, id = newId()) =>
  change(context, 'analyzeCandidate', input, {
    async work(writer) {
      const { jobId, candidateId } = input
      const [job, candidate] = await Promise.all([readJob(writer, jobId), readCandidate(writer, candidateId)])
      if (job === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
      if (candidate === null) throw new Refused(notFoundProblem('There is no such candidate', ['input', 'candidateId']))
      return measure(context, writer, { id, job, candidate })
    },
  })

/** The analysis, with the rank that it has on the job's leaderboard. */
async function measure(
  context: Context,
  writer: Writer,
  { id, job, candidate }: { id: string; job: JobRow; candidate: CandidateDetails },
): Promise<CvAnalysisRow> {
  const at = context.clock.now()
  const inputs = inputsOf(job, candidate)
  const match = scoreMatch(inputs.job, inputs.candidate, at.toISOString().slice(0, 10))
  const { policy, taxonomy, asOf, scoreBp } = match
  const analysis = await insertAnalysis(writer, {
    id,
    jobId: job.id,
    candidateId: candidate.id,
    policy,
    taxonomy,
    asOf,
    inputHash: hashOf(inputs),
    inputs: { ...inputs },
    trace: { ...match },
    scoreBp,
    analyzedBy: viewerId(context),
    createdAt: at,
  })
  // Whether there is a score depends on the job alone, and jobs do not change: no candidate ever has to leave the board.
  if (scoreBp === null) return { ...analysis, rank: null }
  const score = { board: job.id, subjectId: candidate.id, valueHundredths: scoreBp, sourceId: id }
  const tieBreak = match.dimensions.required.ratioBp ?? 0
  const { entry } = await context.leaderboard.record(writer, { ...score, tieBreak }, at)
  return { ...analysis, rank: entry.rank }
}

/** What may count, and nothing else: no name, no address, no school. */
const inputsOf = (job: JobRow, { skills, experience, education }: CandidateDetails): MatchInputs => ({
  job: {
    requiredSkills: job.requiredSkills,
    preferredSkills: job.preferredSkills,
    experienceLevel: job.experienceLevel,
    educationLevel: job.educationLevel,
  },
  candidate: { skills, experience, education: education.map(({ level, completed }) => ({ level, completed })) },
})

const hashOf = (inputs: MatchInputs): string => createHash('sha256').update(stableText(inputs)).digest('hex')
