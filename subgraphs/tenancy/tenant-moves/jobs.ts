// The work of moves. What a run does follows from the move's row, so that a run that is cut off goes on where it was.
import type { ScheduledQueue, WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { goBack, goForward, keepUp } from './proceed.ts'
import { type MoveJob, moveQueue } from './queues.ts'

/** A large tenant takes hours. */
const deadlineSeconds = 43_200
const retryLimit = 7

const moving: WorkQueue<Context, MoveJob> = {
  ...moveQueue,
  deadlineSeconds,
  retryLimit,
  concurrency: 2,
  isLong: true,
  async run({ context, payload: { moveId }, attempt, signal }) {
    const move = await context.tenantMoves.find(moveId)
    if (move === null) return
    const run = { context, move, signal, isLast: attempt > retryLimit }
    await (move.returnRequestedAt === null ? goForward(run) : goBack(run))
  },
}

/** Takes care of the old rows of moves that are done. */
const keepingUp: ScheduledQueue<Context> = {
  name: 'tenancy.moved-rows',
  cron: '*/5 * * * *',
  deadlineSeconds: 3_600,
  run: ({ context, signal }) => keepUp(context, signal),
}

export const queues = [moving, keepingUp]
