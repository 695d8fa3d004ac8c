import { consumerOf } from '@quintet/kit/events/consume.ts'
import { payOrder, tellRefund } from './changes.ts'

/** Orders are paid by charges of credit. What cannot be taken is to be paid back. */
export const consumers = consumerOf(['credit.charge.succeeded'] as const, async ({ payload }, writer, publish) => {
  const { chargeId, orderId, currency } = payload
  const at = new Date(payload.at)
  const rest = await payOrder(writer, { chargeId, orderId, currency, amountMinor: BigInt(payload.amountMinor), at })
  const refund = { chargeId, amountMinor: rest, reason: 'The order takes no payment', at }
  if (rest > 0n) await tellRefund(publish, writer, refund)
})
