import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { answersOf } from '../interview-answers/store.ts'
import { questionsOf } from '../interview-questions/store.ts'
import { endInterview } from '../interview-reports/store.ts'
import { expiryQueue } from './queues.ts'
import { finishInterviewRow, lockInterview, tellChange } from './store.ts'

type Payload<Queue> = Queue extends { readonly payload?: infer P } ? P & object : never

/** What was answered counts. */
const expiring: WorkQueue<Context, Payload<typeof expiryQueue>> = {
  ...expiryQueue,
  run: ({ context, payload: { id }, once }) =>
    once(async (writer) => {
      const [interview] = await writer.read(lockInterview, { id })
      if (interview === undefined) return
      const at = context.clock.now()
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

export const queues = [expiring]
