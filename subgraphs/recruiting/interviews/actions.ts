import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { interviewDifficulty } from '../analyses/rules.ts'
import { type CvAnalysisRow, readAnalysis } from '../analyses/store.ts'
import { noCandidate } from '../candidates/rules.ts'
import { type CandidateDetails, readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { durationMinutes, questionTypes, tailor } from '../interview-questions/rules.ts'
import { insertQuestion } from '../interview-questions/store.ts'
import { type JobRow, readJob } from '../jobs/store.ts'
import { questionsInUse } from '../own-questions/store.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import { creditSkills } from '../skills/rules.ts'
import type { CancelInterviewInput, RescheduleInterviewInput, ScheduleInterviewInput } from '../types.gen.ts'
import { sendCancellation, sendInvitation, sendMove } from './letters.ts'
import { expiryQueue, reminderQueue } from './queues.ts'
import { graceMilliseconds, languageOf, reasonProblems, reminderTime, scheduleProblems, timeProblems } from './rules.ts'
import {
  cancelRow,
  type InterviewRow,
  type InterviewScheduledRow,
  insertInterview,
  lockInterview,
  moveRow,
  tellChange,
} from './store.ts'
import { tokenOf } from './tokens.ts'

/** Schedules an interview, with its questions. `id` fixes its id, for demo data. */
export async function scheduleInterview(context: Context, input: ScheduleInterviewInput, id = newId()) {
  // Asked before the transaction: nothing waits inside one.
  const tenant = await context.peers.tenantEntry({ id: tenantId(context) })
  return change<InterviewScheduledRow>(context, 'scheduleInterview', input, {
    problems: scheduleProblems(input, context.clock.now()),
    needs: ['interview-simulation'],
    async work(writer) {
      const { analysis, job, candidate } = await subjectOf(context, writer, input)
      const language = languageOf(input.language)!
      const accommodationPercent = Math.round((input.accommodation ?? 1) * 100)
      const difficulty = input.difficulty ?? interviewDifficulty(analysis?.scoreBp ?? null)
      const count = input.questions ?? 8
      const questions = tailor({
        seed: id,
        skills: creditSkills(job.requiredSkills, job.preferredSkills, candidate.skills),
        count,
        difficulty,
        level: job.experienceLevel,
        language,
        own: await writer.read(questionsInUse, { language }),
        types: input.types ?? questionTypes,
      })
      if (questions.length < count) {
        const message = `There are only ${questions.length} questions of these types`
        throw new Refused(invalidInput([fieldProblem(message, 'input', 'questions')]))
      }
      const at = context.clock.now()
      const token = tokenOf(context.interviewKeys[0]!, tenantId(context), id)
      const interview = await insertInterview(writer, {
        id,
        jobId: job.id,
        candidateId: candidate.id,
        analysisId: analysis?.id ?? null,
        status: 'SCHEDULED',
        difficulty,
        language,
        accommodationPercent,
        durationMinutes: durationMinutes(questions, accommodationPercent),
        tokenHash: hashOfToken(token),
        expiresAt: input.expiresAt,
        scheduledBy: viewerId(context),
        createdAt: at,
      })
      for (const question of questions) {
        await insertQuestion(writer, { id: newId(), interviewId: id, ...question, createdAt: at })
      }
      await requestEnd(context, writer, interview)
      await sendInvitation(context, writer, interview, tenant?.name ?? null)
      await tellChange(context, writer, { id })
      return { id }
    },
  })
}

/** The analysis, the job and the candidate that an input names. Throws Refused. */
async function subjectOf(
  context: Context,
  writer: Writer,
  input: ScheduleInterviewInput,
): Promise<{ analysis: CvAnalysisRow | null; job: JobRow; candidate: CandidateDetails }> {
  const { analysisId = null } = input
  const analysis = analysisId === null ? null : await readAnalysis(writer, analysisId)
  if (analysisId !== null && analysis === null) {
    throw new Refused(notFoundProblem('There is no such analysis', ['input', 'analysisId']))
  }
  const [job, candidate] = await Promise.all([
    readJob(writer, analysis?.jobId ?? input.jobId!),
    readCandidate(writer, analysis?.candidateId ?? input.candidateId!),
  ])
  const field = (name: string) => (analysis === null ? name : 'analysisId')
  if (job === null) throw new Refused(notFoundProblem('There is no such job', ['input', field('jobId')]))
  if (candidate === null) throw new Refused(noCandidate(field('candidateId')))
  if (job.status !== 'OPEN' && job.status !== 'PAUSED') {
    throw new Refused(conflict(`The job is ${job.status}`, 'WRONG_STATUS', ['input', field('jobId')]))
  }
  if (job.status === 'PAUSED' && job.approvedBy === null) {
    const { jobApproval } = policyOr((await writer.read(newestPolicy, {}))[0])
    const message = 'Another person must approve the job first: submitJob'
    if (jobApproval) throw new Refused(conflict(message, 'APPROVAL_REQUIRED', ['input', field('jobId')]))
  }
  if (candidate.analysisEndsAt !== null && candidate.analysisEndsAt <= context.clock.now()) {
    const message = 'The candidate does not agree to be evaluated by a program'
    throw new Refused(notAllowed(message, 'CONSENT_WITHDRAWN', ['input', field('candidateId')]))
  }
  return { analysis, job, candidate }
}

/** Calls an interview off. */
export const cancelInterview = (context: Context, input: CancelInterviewInput) =>
  change<InterviewRow>(context, 'cancelInterview', input, {
    problems: reasonProblems(input.reason),
    async work(writer) {
      const interview = await openInterview(writer, input.interviewId)
      const at = context.clock.now()
      const reason = input.reason?.trim() || null
      const [cancelled] = await writer.run(cancelRow, { id: interview.id, at, reason })
      await sendCancellation(context, writer, cancelled!)
      await tellChange(context, writer, interview)
      return cancelled!
    },
  })

/** Moves the last possible time of an interview that is not over. The link stays. */
export const rescheduleInterview = (context: Context, input: RescheduleInterviewInput) =>
  change<InterviewRow>(context, 'rescheduleInterview', input, {
    problems: timeProblems(input.expiresAt, context.clock.now()),
    async work(writer) {
      const interview = await openInterview(writer, input.interviewId)
      if (interview.expiresAt <= context.clock.now()) {
        throw new Refused(conflict('The time of the interview is over', 'WRONG_STATUS', ['input', 'interviewId']))
      }
      const [moved] = await writer.run(moveRow, { id: interview.id, expiresAt: input.expiresAt })
      await requestEnd(context, writer, moved!)
      await sendMove(context, writer, moved!)
      await tellChange(context, writer, interview)
      return moved!
    },
  })

/** Requests the jobs that remind of an interview and end it, for its present time. */
async function requestEnd(context: Context, writer: Writer, interview: InterviewRow): Promise<void> {
  const { id, expiresAt, calendarSequence } = interview
  const key = `${id} ${calendarSequence}`
  const startAfter = new Date(expiresAt.getTime() + graceMilliseconds + 1_000)
  await requestJob(context, writer, expiryQueue, key, { id }, { startAfter })
  const remindAt = reminderTime(expiresAt, context.clock.now())
  if (remindAt !== null) {
    await requestJob(context, writer, reminderQueue, key, { id, calendarSequence }, { startAfter: remindAt })
  }
}

/** An interview that is not over. Throws Refused. */
async function openInterview(writer: Writer, id: string): Promise<InterviewRow> {
  const path = ['input', 'interviewId']
  const [interview] = isUuid(id) ? await writer.read(lockInterview, { id }) : []
  if (interview === undefined) throw new Refused(notFoundProblem('There is no such interview', path))
  if (interview.status !== 'SCHEDULED' && interview.status !== 'IN_PROGRESS') {
    throw new Refused(conflict(`The interview is ${interview.status}`, 'WRONG_STATUS', path))
  }
  return interview
}
