// Demo interviews: one that is over, with its report, and one that its candidate has yet to take.

import { expectDone } from '@quintet/kit/demo/seeding.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from './context.ts'
import { answerInterviewQuestion, finishInterview, nextInterviewQuestion } from './interview-sessions/actions.ts'
import { scheduleInterview } from './interviews/actions.ts'
import { readInterview } from './interviews/store.ts'
import { tellToken } from './interviews/tokens.ts'

const days = 30
const dayMilliseconds = 86_400_000

/** What the candidate answered, question by question; the last question was left unanswered. */
const answers = [
  'In my last project I used it every day for 18 months. We wrote tests first, read the documentation together, and measured the result: errors fell by 40 percent.',
  'I would start with a small example, explain the purpose and the steps, and then review the first changes together. In one team this took 2 weeks, and as a result everybody could deploy.',
  'A release had broken the search for 3 customers. My task was to find the cause. I compared the logs, found a missing index, added it with a migration, and told the customers the same day. As a result the search took 50 milliseconds again.',
]

interface DemoInterviews {
  /** The ids of the interviews: the finished one, and the scheduled one. */
  readonly ids: readonly [finished: string, scheduled: string]
  /** The analysis that the finished one is about. */
  readonly analysisId: string
  readonly scheduled: { readonly jobId: string; readonly candidateId: string }
}

/** Writes what is missing of them; a run that was cut off is gone on with. */
export async function seedInterviews(context: Context, { ids, analysisId, scheduled }: DemoInterviews): Promise<void> {
  const [finishedId, scheduledId] = ids
  await schedule(context, scheduledId, { ...scheduled, language: 'de' })
  await schedule(context, finishedId, { analysisId, questions: answers.length + 1 })
  const interview = await readInterview(context.scope, finishedId)
  const token = await tellToken(context, context.scope, tenantId(context), finishedId)
  const isOpen = interview?.status === 'SCHEDULED' || interview?.status === 'IN_PROGRESS'
  if (token === null || !isOpen || interview.expiresAt <= context.clock.now()) return
  for (;;) {
    const asked = expectDone('recruiting', await nextInterviewQuestion(context, { token, consent: true }))
    const text = answers[asked.number - 1]
    if (text === undefined) break
    expectDone('recruiting', await answerInterviewQuestion(context, { token, questionId: asked.id, text }))
  }
  expectDone('recruiting', await finishInterview(context, { token }))
}

async function schedule(context: Context, id: string, input: object): Promise<void> {
  if ((await readInterview(context.scope, id)) !== null) return
  const expiresAt = new Date(context.clock.now().getTime() + days * dayMilliseconds)
  expectDone('recruiting', await scheduleInterview(context, { expiresAt, ...input }, id))
}
