import { createHash } from 'node:crypto'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { stableText } from '@quintet/kit/slice/idempotency.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { type CandidateDetails, readCandidate } from '../candidates/store.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import { keyProblems } from '../jobs/rules.ts'
import { type JobRow, readJob } from '../jobs/store.ts'
import type { AnalyzeCandidateInput } from '../types.gen.ts'
import { scoreMatch } from './rules.ts'
import { insertAnalysis, loadAnalysis, type MatchInputs } from './store.ts'

/** Measures a candidate against a job. `id` fixes the analysis's id, for demo data. */
export async function analyzeCandidate(context: Context, input: AnalyzeCandidateInput, id = newId()) {
  const invalid = invalidUnlessEmpty(keyProblems(input.idempotencyKey))
  if (invalid !== null) return invalid
  const work = async (writer: Writer) => {
    const [job, candidate] = await Promise.all([readJob(writer, input.jobId), readCandidate(writer, input.candidateId)])
    if (job === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
    if (candidate === null) throw new Refused(notFoundProblem('There is no such candidate', ['input', 'candidateId']))
    await measure(context, writer, { id, job, candidate })
    return { id }
  }
  return change(context, 'analyzeCandidate', input, work, loadAnalysis)
}

async function measure(
  context: Context,
  writer: Writer,
  { id, job, candidate }: { id: string; job: JobRow; candidate: CandidateDetails },
): Promise<void> {
  const at = context.clock.now()
  const inputs = inputsOf(job, candidate)
  const match = scoreMatch(inputs.job, inputs.candidate, at.toISOString().slice(0, 10))
  const { policy, taxonomy, asOf, scoreBp } = match
  const about = { id, jobId: job.id, candidateId: candidate.id, policy, taxonomy, asOf }
  await writer.read(insertAnalysis, { ...about, inputHash: hashOf(inputs), inputs, trace: match, scoreBp, at })
  // Whether there is a score is up to the job alone, and jobs do not change: nobody ever has to leave the board.
  if (scoreBp === null) return
  const standing = { board: job.id, subjectId: candidate.id, valueHundredths: scoreBp, sourceId: id }
  await context.jobBoard.record(writer, { ...standing, tieBreak: match.dimensions.required.ratioBp ?? 0 }, at)
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
