import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, invalidUnlessEmpty, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import { answersOf, reviewsOf } from '../interview-answers/store.ts'
import { questionsOf } from '../interview-questions/store.ts'
import { newestReport } from '../interview-reports/store.ts'
import { asCandidate, noInterview, type Session } from '../interview-sessions/admission.ts'
import { candidateUrl } from '../interviews/letters.ts'
import { type InterviewRow, lockInterview, readInterview, tellChange, tokenHashOf } from '../interviews/store.ts'
import { readJob } from '../jobs/store.ts'
import type { AnswerInterviewContestInput, ContestInterviewInput, ExplainInterviewInput } from '../types.gen.ts'
import { contestAnswered, interviewContested } from './notices.ts'
import { contestUntil, type ExplainedAnswer, explain, isExplained, maxContest } from './rules.ts'
import { answerRow, contestOf, insertContest, peopleInResult } from './store.ts'

/** Explains to a candidate what came of their interview. */
export const explainInterview = (context: Context, { token }: ExplainInterviewInput) =>
  asCandidate(context, token, explanationOf, isExplained)

/** Takes a candidate's objection, once. */
export const contestInterview = (context: Context, { token, text }: ContestInterviewInput) =>
  asCandidate(
    context,
    token,
    async (session) => {
      const faults = invalidUnlessEmpty(textProblems('The text', text, { max: maxContest }, 'input', 'text'))
      if (faults !== null) throw new Refused(faults)
      const { context: inside, interview } = session
      await inside.scope.write(async (writer) => {
        const [locked] = await writer.read(lockInterview, { id: interview.id })
        // The candidate may have been erased since the token was looked at.
        const isGood = (await tokenHashOf(writer, interview.id)) !== null
        if (locked === undefined || !isGood || !isExplained(locked, inside.clock.now()))
          throw new Refused(noInterview())
        const present = await contestOf(writer, interview.id)
        if (present !== null) {
          if (present.text === text.trim()) return
          throw new Refused(conflict('There is an objection already', 'ALREADY_CONTESTED', ['input', 'text']))
        }
        const createdAt = inside.clock.now()
        await insertContest(writer, { id: newId(), interviewId: interview.id, text: text.trim(), createdAt })
        const job = await readJob(writer, interview.jobId)
        const data = { jobTitle: job?.title ?? '', interviewId: interview.id }
        const told = { userIds: [interview.scheduledBy], key: interview.id, data }
        await notifyMembers(inside, writer, interviewContested, told)
        await tellChange(inside, writer, interview)
      })
      return explanationOf(session)
    },
    isExplained,
  )

/** Answers an objection. */
export const answerInterviewContest = (context: Context, input: AnswerInterviewContestInput) =>
  change<InterviewRow>(context, 'answerInterviewContest', input, {
    problems: textProblems('The answer', input.answer, { max: maxContest }, 'input', 'answer'),
    async work(writer) {
      const path = ['input', 'interviewId']
      const { interviewId: id, verdict } = input
      const [interview] = isUuid(id) ? await writer.read(lockInterview, { id }) : []
      if (interview === undefined) throw new Refused(notFoundProblem('There is no such interview', path))
      const contest = await contestOf(writer, interview.id)
      if (contest === null) throw new Refused(conflict('The candidate has not objected', 'NOT_CONTESTED', path))
      if (contest.verdict !== null) throw new Refused(conflict('The objection is answered', 'ANSWERED', path))
      const { jobId, candidateId, scheduledBy, language } = interview
      const involved = await writer.read(peopleInResult, { id, jobId, candidateId })
      const userId = viewerId(context)
      if (userId === scheduledBy || involved.some((one) => one.userId === userId)) {
        throw new Refused(notAllowed('A person who had no part in the result answers', 'SAME_PERSON', path))
      }
      const at = context.clock.now()
      const answer = input.answer.trim()
      await answerRow(writer, { id: contest.id, verdict, answer, answeredBy: userId, answeredAt: at })
      const [job, candidate, url] = await Promise.all([
        readJob(writer, jobId),
        readCandidate(writer, candidateId),
        candidateUrl(context, writer, id),
      ])
      if (candidate !== null && url !== null) {
        const data = { language, jobTitle: job?.title ?? '', url }
        await sendNotice(context, writer, contestAnswered, { to: candidate.email, key: id, data })
      }
      await tellChange(context, writer, interview)
      return interview
    },
  })

/** What an interview's candidate is told of what came of it. */
async function explanationOf({ context, interview: { id } }: Session) {
  const tenant = await context.peers.tenantEntry({ id: context.envelope.tenantId! })
  return context.scope.snapshot(async (reader) => {
    const [interview, report] = await Promise.all([readInterview(reader, id), newestReport(reader, id)])
    const job = interview === null ? null : await readJob(reader, interview.jobId)
    const until = interview === null ? null : contestUntil(interview)
    if (interview === null || job === null || tenant === null || report === null || until === null) {
      throw new Refused(noInterview())
    }
    const percent = (bp: number | null) => (bp === null ? null : bp / 100)
    const explained = explain(interview.language, {
      overall: percent(report.overallBp),
      technical: percent(report.technicalBp),
      behavioral: percent(report.behavioralBp),
      communication: percent(report.communicationBp),
      communicationWeight: report.communicationWeight,
      answers: await explainedAnswers(reader, id),
    })
    const contest = await contestOf(reader, id)
    return {
      jobTitle: job.title,
      tenantName: tenant.name,
      language: interview.language,
      ...explained,
      rules: report.policy,
      contestUntil: until,
      // Who answered is told to staff alone.
      contest: contest === null ? null : { ...contest, answeredBy: null },
    }
  })
}

async function explainedAnswers(reader: Reader, id: string): Promise<ExplainedAnswer[]> {
  const [questions, answers] = await Promise.all([questionsOf(reader, id), answersOf(reader, id)])
  const reviews = await reviewsOf(
    reader,
    answers.map((answer) => answer.id),
  )
  return questions.map(({ id: questionId, number, type, text: question }) => {
    const answer = answers.find((one) => one.questionId === questionId)
    const review = answer === undefined ? undefined : reviews.get(answer.id)
    const { relevance = 0, depth = 0, clarity = 0, scoreBp = 0 } = review ?? answer ?? {}
    const by = review !== undefined ? 'PERSON' : answer !== undefined ? 'MACHINE' : null
    return {
      number,
      type,
      question,
      relevance,
      depth,
      clarity,
      score: scoreBp / 100,
      by,
      feedback: answer?.feedback ?? '',
    }
  })
}
