import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { answersOf } from '../interview-answers/store.ts'
import { questionsOf } from '../interview-questions/store.ts'
import { endInterview } from '../interview-reports/store.ts'
import { sendReminder } from './letters.ts'
import { expiryQueue, reminderQueue } from './queues.ts'
import { finishInterviewRow, lockInterview, tellChange } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

/** What was answered counts. */
const expiring: WorkQueue<Context, Payload<typeof expiryQueue>> = {
  ...expiryQueue,
  run: ({ context, payload: { id }, once }) =>
    once(async (writer) => {
      const [interview] = await writer.read(lockInterview, { id })
      const at = context.clock.now()
      // It may have been moved to a later time.
      if (interview === undefined || interview.expiresAt > at) return
      if (interview.status === 'SCHEDULED') {
        await writer.run(finishInterviewRow, { id, status: 'EXPIRED', at })
        await tellChange(context, writer, { id })
      } else if (interview.status === 'IN_PROGRESS') {
        const [questions, answers] = await Promise.all([questionsOf(writer, id), answersOf(writer, id)])
        const isWhole = answers.length === questions.length
        await endInterview(context, writer, interview, isWhole ? 'COMPLETED' : 'EXPIRED')
      }
    }),
}

const reminding: WorkQueue<Context, Payload<typeof reminderQueue>> = {
  ...reminderQueue,
  run: ({ context, payload: { id, calendarSequence }, once }) =>
    once(async (writer) => {
      const [interview] = await writer.read(lockInterview, { id })
      if (interview === undefined || interview.calendarSequence !== calendarSequence) return
      const isOpen = interview.status === 'SCHEDULED' || interview.status === 'IN_PROGRESS'
      if (isOpen && interview.expiresAt > context.clock.now()) await sendReminder(context, writer, interview)
    }),
}

export const queues = [expiring, reminding]
