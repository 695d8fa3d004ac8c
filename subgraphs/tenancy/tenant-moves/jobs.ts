// The work of moves. What a run does follows from the move's row, so that a run that is cut off goes on where it was.
import type { ScheduledQueue, WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Context } from '../context.ts'
import { forget, goBack, goForward, keepUp } from './proceed.ts'
import { type LeftRows, leftRowsQueue, type MoveJob, moveQueue } from './queues.ts'

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

/** The rows of a deleted tenant in databases that it has left. Its moves are forgotten by then. */
const forgetting: WorkQueue<Context, LeftRows> = {
  ...leftRowsQueue,
  deadlineSeconds: 3_600,
  retryLimit: 20,
  concurrency: 1,
  run: ({ context, payload: { databaseIds }, signal }) => forget(context, tenantId(context), databaseIds, signal),
}

export const queues = [moving, keepingUp, forgetting]
