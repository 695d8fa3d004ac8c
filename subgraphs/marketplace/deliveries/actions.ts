import { change } from '@quintet/kit/slice/change.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { ReplayDeliveryInput } from '../types.gen.ts'
import { requestDelivery } from './set-off.ts'
import { type DeliveryRow, lockDelivery, updateDelivery } from './store.ts'

const path = ['input', 'deliveryId']

/** Tries a delivery again that failed, or that a licence was missing for. */
export const replayDelivery = (context: Context, input: ReplayDeliveryInput) =>
  change<DeliveryRow>(context, 'replayDelivery', input, {
    async work(writer) {
      const delivery = await lockDelivery(writer, input.deliveryId)
      if (delivery === null) throw new Refused(notFoundProblem('There is no such delivery', path))
      if (!['FAILED', 'SKIPPED_UNLICENSED'].includes(delivery.status)) {
        throw new Refused(conflict(`The delivery is ${delivery.status}`, 'WRONG_STATUS', path))
      }
      const again = { ...delivery, status: 'PENDING', attempts: 0, error: null, round: delivery.round + 1 }
      const replayed = (await updateDelivery(writer, again))!
      await requestDelivery(context, writer, replayed)
      return replayed
    },
  })
