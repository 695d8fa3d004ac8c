import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { cancel } from './changes.ts'
import { paymentEndQueue } from './queues.ts'
import { lockOrder } from './store.ts'

/** Cancels an order that was not paid in time. */
const ending: WorkQueue<Context, { readonly id: string }> = {
  ...paymentEndQueue,
  run: ({ context, payload: { id }, once }) =>
    once(async (writer) => {
      const order = await lockOrder(writer, id)
      const isOver = order?.payUntil !== null && order?.payUntil !== undefined && order.payUntil <= context.clock.now()
      if (isOver && order.status === 'PENDING_PAYMENT') await cancel(writer, order, 'It was not paid in time')
    }),
}

export const queues = [ending]
