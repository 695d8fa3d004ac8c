import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { tenantAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { type judgeDebit, post } from '../ledger/post.ts'
import { refundQueue } from './queues.ts'
import { statusFor } from './rules.ts'
import { type ChargeRow, insertRefund, updateCharge } from './store.ts'

interface Refund {
  readonly account: Parameters<typeof judgeDebit>[2]
  readonly amountMinor: bigint
  readonly reason: string
}

/** Takes money of a charge out of its account, and has a job tell the gateway. */
export async function payBack(
  context: Context,
  writer: Writer,
  charge: ChargeRow,
  { account, amountMinor, reason }: Refund,
): Promise<ChargeRow> {
  const at = context.clock.now()
  const { currency, reference, providerReference, gatewayId } = charge
  const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', currency, at)
  const lines = [
    { account, amountMinor: -amountMinor },
    { account: clearing, amountMinor },
  ]
  const { id: transactionId } = await post(context, writer, { kind: 'REFUND', memo: reason, lines })
  const of = { gatewayId, chargeId: charge.id, suspenseItemId: null, reference, providerReference }
  const made = { id: newId(), ...of, currency, amountMinor, reason, transactionId }
  await insertRefund(writer, { ...made, status: 'PENDING', createdAt: at, updatedAt: at })
  await requestJob(context, writer, refundQueue, made.id, { id: made.id })
  const refundedMinor = charge.refundedMinor + amountMinor
  const status = statusFor(charge.amountMinor, refundedMinor)
  return (await updateCharge(writer, { ...charge, refundedMinor, status, updatedAt: at }))!
}
