// The report as a PDF: written to the store when it is asked for, by a link that expires, or answered at once to a shared link.
import { tenantId } from '@quintet/kit/slice/context.ts'
import { loadCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { loadAnswer, loadReview } from '../interview-answers/store.ts'
import { type InterviewQuestionRow, loadQuestions } from '../interview-questions/store.ts'
import { loadInterview } from '../interviews/store.ts'
import { loadJob } from '../jobs/store.ts'
import { hidesCandidates } from '../policies/store.ts'
import { noteView } from '../report-views/store.ts'
import { type PrintedAnswer, reportPdf } from './pdf.ts'
import { reportKeys } from './rules.ts'
import type { InterviewReportRow } from './store.ts'

/** The bytes of a report. @param isBlind whether it is without the candidate's name */
export async function reportFile(context: Context, report: InterviewReportRow, isBlind: boolean): Promise<Buffer> {
  const interview = (await loadInterview(context, report.interviewId))!
  const [job, candidate, questions] = await Promise.all([
    loadJob(context, interview.jobId),
    loadCandidate(context, interview.candidateId),
    loadQuestions(context, interview.id),
  ])
  const answers = await Promise.all(questions.map((question) => answerTo(context, question)))
  const percent = (bp: number | null) => (bp === null ? null : bp / 100)
  return reportPdf({
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
    answers,
  })
}

/** What is printed of a question and its answer. */
async function answerTo(
  context: Context,
  { id, number, text: question }: InterviewQuestionRow,
): Promise<PrintedAnswer> {
  const answer = await loadAnswer(context, id)
  const review = answer === null ? null : await loadReview(context, answer.id)
  return {
    number,
    question,
    text: answer?.text ?? null,
    score: ((review ?? answer)?.scoreBp ?? 0) / 100,
    feedback: answer?.feedback ?? '',
    by: review === null ? `by ${answer?.evaluator.name ?? 'no one'}` : 'by a person',
  }
}

/** A link to the report in the store; null where there is no store. The view is noted. */
export async function downloadReport(context: Context, report: InterviewReportRow) {
  const { files } = context
  if (files === null) return null
  const isBlind = await hidesCandidates(context)
  const [named, blind] = reportKeys(tenantId(context), report.id)
  const key = isBlind ? blind : named
  await noteView(context, report.id, 'PDF')
  await files.store.write(key, await reportFile(context, report, isBlind), 'application/pdf')
  const { url, expiresAt } = await files.store.downloadLink(key, { type: 'application/pdf', fileName: 'interview.pdf' })
  return { url, expiresAt }
}
