// The report as a file of the store, written when it is asked for. The link expires; who asked is in the log of activity.
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { answersOf, reviewsOf } from '../interview-answers/store.ts'
import { questionsOf } from '../interview-questions/store.ts'
import { readInterview } from '../interviews/store.ts'
import { readJob } from '../jobs/store.ts'
import { loadPolicy } from '../policies/store.ts'
import { reportPdf } from './pdf.ts'
import { reportKeys } from './rules.ts'
import type { InterviewReportRow } from './store.ts'

export async function downloadReport(context: Context, report: InterviewReportRow) {
  const { files, scope, envelope, clock, publish } = context
  if (files === null) return null
  const tenant = tenantId(context)
  const interview = (await readInterview(scope, report.interviewId))!
  const [job, candidate, { blindReview }, questions, answers] = await Promise.all([
    readJob(scope, interview.jobId),
    loadCandidate(context, interview.candidateId),
    loadPolicy(context),
    questionsOf(scope, interview.id),
    answersOf(scope, interview.id),
  ])
  const reviews = await reviewsOf(
    scope,
    answers.map(({ id }) => id),
  )
  const isBlind = blindReview && !isPermitted(envelope, 'recruiting.candidates:identify')
  const percent = (bp: number | null) => (bp === null ? null : bp / 100)
  const content = await reportPdf({
    jobTitle: job?.title ?? '',
    candidate: isBlind ? context.pseudonymOf(interview.candidateId) : (candidate?.name ?? ''),
    policy: report.policy,
    at: report.createdAt,
    scores: [
      ['Overall', percent(report.overallBp)],
      ['Technical', percent(report.technicalBp)],
      ['Behavioral', percent(report.behavioralBp)],
      ['Communication', percent(report.communicationBp)],
    ],
    answers: questions.map(({ id, number, text: question }) => {
      const answer = answers.find(({ questionId }) => questionId === id)
      const review = answer === undefined ? undefined : reviews.get(answer.id)
      return {
        number,
        question,
        text: answer?.text ?? null,
        score: (review ?? answer)?.scoreBp === undefined ? 0 : (review ?? answer)!.scoreBp / 100,
        feedback: answer?.feedback ?? '',
        by: review !== undefined ? 'by a person' : `by ${answer?.evaluator.name ?? 'no one'}`,
      }
    }),
  })
  const [named, blind] = reportKeys(tenant, report.id)
  const key = isBlind ? blind : named
  await files.store.write(key, content, 'application/pdf')
  const { url, expiresAt } = await files.store.downloadLink(key, { type: 'application/pdf', fileName: 'interview.pdf' })
  if (envelope.viewer !== null) {
    const { actor: actorId, clientIp, userAgent } = envelope
    const view = {
      version: 1,
      action: 'viewInterviewReport',
      userId: viewerId(context),
      actorId,
      clientIp,
      userAgent,
    } as const
    await scope.write((writer) =>
      publish(writer, 'recruiting.activity', { ...view, targetId: interview.id, at: clock.now().toISOString() }),
    )
  }
  return { url, expiresAt }
}
