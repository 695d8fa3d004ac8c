import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, invalidUnlessEmpty, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Context } from '../context.ts'
import { evaluationQueue } from '../interview-answers/queues.ts'
import { answerScore, evaluate, interviewRules, isForReview } from '../interview-answers/rules.ts'
import { answersOf, insertAnswer } from '../interview-answers/store.ts'
import { secondsOf } from '../interview-questions/rules.ts'
import { askQuestion, type InterviewQuestionRow, questionsOf } from '../interview-questions/store.ts'
import { endInterview } from '../interview-reports/store.ts'
import { beginInterview, type InterviewRow, lockInterview, readInterview, tellChange } from '../interviews/store.ts'
import { readJob } from '../jobs/store.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type {
  AnswerInterviewQuestionInput,
  EnterInterviewInput,
  FinishInterviewInput,
  NextInterviewQuestionInput,
} from '../types.gen.ts'
import { asCandidate, noInterview, type Session } from './admission.ts'
import { deadlineOf, isGood, isInTime, maxAnswer, nextQuestion, notices, openQuestion } from './rules.ts'

export const enterInterview = (context: Context, { token }: EnterInterviewInput) =>
  asCandidate(context, token, ({ context: inside, interview }) => viewOf(inside, interview.id))

/** Asks the next question, or the open one again. */
export const nextInterviewQuestion = (context: Context, { token, consent }: NextInterviewQuestionInput) =>
  asCandidate(context, token, (session) =>
    change(session, async (writer, interview) => {
      const { context: inside } = session
      if (interview.consentAt === null && consent !== true) {
        throw new Refused(notAllowed('The candidate has to agree first', 'CONSENT_REQUIRED', ['input', 'consent']))
      }
      const now = inside.clock.now()
      const { questions, answered } = await stateOf(writer, interview)
      const open = openQuestion(questions, answered, now)
      if (open !== null && interview.status === 'IN_PROGRESS') return askedOf(open, interview, now)
      const next = interview.status === 'COMPLETED' || now >= interview.expiresAt ? null : nextQuestion(questions)
      if (next === null) throw new Refused(conflict('There is no question left', 'NO_QUESTION', null))
      const seconds = secondsOf(next.timeLimitSeconds, interview.accommodationPercent)
      await writer.run(beginInterview, { id: interview.id, at: now })
      const deadline = deadlineOf(now, seconds, interview.expiresAt)
      const [asked] = await writer.run(askQuestion, { id: next.id, at: now, deadline })
      await tellChange(inside, writer, interview)
      return askedOf(asked!, interview, now)
    }),
  )

/** Takes the answer to the open question. The same answer again changes nothing. */
export const answerInterviewQuestion = (context: Context, input: AnswerInterviewQuestionInput) =>
  asCandidate(context, input.token, async (session) => {
    const { questionId, text } = input
    const faults = invalidUnlessEmpty(textProblems('The answer', text, { min: 0, max: maxAnswer }, 'input', 'text'))
    if (faults !== null) throw new Refused(faults)
    await change(session, async (writer, interview) => {
      const { questions, answers } = await stateOf(writer, interview)
      const question = questions.find(({ id }) => id === questionId)
      const path = ['input', 'questionId']
      if (question === undefined) throw new Refused(notFoundProblem('There is no such question', path))
      const present = answers.find((answer) => answer.questionId === question.id)
      if (present !== undefined) {
        if (present.text === text) return
        throw new Refused(conflict('The question has another answer', 'ALREADY_ANSWERED', path))
      }
      if (question.askedAt === null) throw new Refused(conflict('The question was not asked yet', 'NOT_OPEN', path))
      if (!isInTime(question, session.context.clock.now())) {
        throw new Refused(conflict('The time for this question is over', 'TOO_LATE', path))
      }
      if (interview.status !== 'IN_PROGRESS') {
        throw new Refused(conflict(`The interview is ${interview.status}`, 'WRONG_STATUS', ['input', 'token']))
      }
      await takeAnswer(session.context, writer, { interview, question, text })
    })
    return viewOf(session.context, session.interview.id)
  })

interface Taken {
  readonly interview: InterviewRow
  readonly question: InterviewQuestionRow
  readonly text: string
}

/** Stores an answer with what the embedded evaluator finds; a tenant's model is asked later, by a job. */
async function takeAnswer(context: Context, writer: Writer, { interview, question, text }: Taken): Promise<void> {
  const at = context.clock.now()
  const { type, expectedKeywords } = question
  const input = { question: question.text, type, expectedKeywords, answer: text, locale: interview.language }
  const { flags, evidence, ...figures } = evaluate(input)
  const id = newId()
  await insertAnswer(writer, {
    id,
    interviewId: interview.id,
    questionId: question.id,
    text,
    receivedAt: at,
    ...figures,
    scoreBp: answerScore(type, figures),
    flags: [...flags],
    evidence: [...evidence],
    evaluator: { name: 'embedded', version: interviewRules, model: null, promptHash: null, isFallback: false },
    needsReview: isForReview(flags),
    createdAt: at,
  })
  const { evaluatorUrl } = policyOr((await writer.read(newestPolicy, {}))[0])
  if (evaluatorUrl !== null && text.trim() !== '') await requestJob(context, writer, evaluationQueue, id, { id })
  await tellChange(context, writer, interview)
}

/** Finishes an interview that was begun. Done again it changes nothing. */
export const finishInterview = (context: Context, { token }: FinishInterviewInput) =>
  asCandidate(context, token, async (session) => {
    await change(session, async (writer, interview) => {
      if (interview.status === 'COMPLETED') return
      if (interview.status !== 'IN_PROGRESS') {
        throw new Refused(conflict('The interview has not begun', 'WRONG_STATUS', ['input', 'token']))
      }
      await endInterview(session.context, writer, interview, 'COMPLETED')
    })
    return viewOf(session.context, session.interview.id)
  })

/** A transaction with the interview locked: of two tabs one waits. Throws Refused for one that ended meanwhile. */
const change = <Answer>(
  { context, interview: { id } }: Session,
  work: (writer: Writer, interview: InterviewRow) => Promise<Answer>,
): Promise<Answer> =>
  context.scope.write(async (writer) => {
    const [interview] = await writer.read(lockInterview, { id })
    if (interview === undefined || !isGood(interview, context.clock.now())) throw new Refused(noInterview())
    return work(writer, interview)
  })

async function stateOf(reader: Pick<Writer, 'read'>, { id }: Pick<InterviewRow, 'id'>) {
  const [questions, answers] = await Promise.all([questionsOf(reader, id), answersOf(reader, id)])
  return { questions, answers, answered: new Set(answers.map(({ questionId }) => questionId)) }
}

const askedOf = (question: InterviewQuestionRow, interview: InterviewRow, now: Date) => ({
  id: question.id,
  number: question.number,
  type: question.type,
  text: question.text,
  timeLimitSeconds: secondsOf(question.timeLimitSeconds, interview.accommodationPercent),
  deadline: question.deadline!,
  serverTime: now,
})

/** An interview as its candidate sees it. */
async function viewOf(context: Context, id: string) {
  const tenant = await context.peers.tenantEntry({ id: context.envelope.tenantId! })
  const now = context.clock.now()
  return context.scope.snapshot(async (reader) => {
    const interview = await readInterview(reader, id)
    const job = interview === null ? null : await readJob(reader, interview.jobId)
    if (interview === null || job === null || tenant === null) throw new Refused(noInterview())
    const { questions, answers, answered } = await stateOf(reader, interview)
    const open = interview.status === 'IN_PROGRESS' ? openQuestion(questions, answered, now) : null
    return {
      status: interview.status,
      jobTitle: job.title,
      tenantName: tenant.name,
      language: interview.language,
      notice: notices[interview.language],
      hasConsented: interview.consentAt !== null,
      questions: questions.length,
      answered: answers.length,
      expiresAt: interview.expiresAt,
      serverTime: now,
      current: open === null ? null : askedOf(open, interview, now),
    }
  })
}
