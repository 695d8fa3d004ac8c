import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { lockAccounts } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { lockForDebit } from '../ledger/money.ts'
import { judgeDebit, post } from '../ledger/post.ts'
import { readPostings } from '../ledger/store.ts'
import { adapterOf, callOf } from '../payment-gateways/adapters.ts'
import { GatewayRefused } from '../payment-gateways/port.ts'
import { gatewayOfId } from '../payment-gateways/store.ts'
import { reopenSuspense } from '../suspense-items/store.ts'
import { orderRefundQueue, refundQueue } from './queues.ts'
import { payBack } from './refunds.ts'
import { isPaid, leftOf, statusFor } from './rules.ts'
import { type ChargeRefundRow, lockCharge, readRefund, updateCharge, updateRefund } from './store.ts'

/** Tells a gateway to pay back. Where it refuses, the money goes back to where it came from. */
const refunding: WorkQueue<Context, { readonly id: string }> = {
  ...refundQueue,
  deadlineSeconds: 60,
  async run({ context, payload: { id }, once }) {
    const refund = await context.scope.snapshot((reader) => readRefund(reader, id))
    if (refund === null || refund.status !== 'PENDING') return
    const gateway = (await gatewayOfId(context.scope, refund.gatewayId))!
    const isDone = await adapterOf(gateway)
      .refund(await callOf(context, gateway), refund)
      .then(
        () => true,
        (error: unknown) => {
          if (error instanceof GatewayRefused) return false
          throw error
        },
      )
    await once(async (writer) => {
      if (!isDone) await undo(context, writer, refund)
      await updateRefund(writer, { id, status: isDone ? 'DONE' : 'FAILED', updatedAt: context.clock.now() })
    })
  },
}

async function undo(context: Context, writer: Writer, refund: ChargeRefundRow): Promise<void> {
  const [charge] = refund.chargeId === null ? [] : await writer.read(lockCharge, { id: refund.chargeId })
  const postings = await readPostings(writer, refund.transactionId)
  const accounts = await lockAccounts(
    writer,
    postings.map(({ accountId }) => accountId),
  )
  const lines = postings.map(({ accountId, amountMinor }) => ({
    account: accounts.get(accountId)!,
    amountMinor: -amountMinor,
  }))
  const memo = 'The gateway did not pay back'
  await post(context, writer, { kind: 'REVERSAL', memo, lines, reversesId: refund.transactionId })
  if (refund.suspenseItemId !== null) await writer.run(reopenSuspense, { id: refund.suspenseItemId })
  else if (charge !== undefined) {
    const refundedMinor = charge.refundedMinor - refund.amountMinor
    const status = statusFor(charge.amountMinor, refundedMinor)
    await updateCharge(writer, { ...charge, refundedMinor, status, updatedAt: context.clock.now() })
  }
}

/** Pays money of an order back. A merchant who lacks the money owes it: the job is tried again. */
const refundingOrders: WorkQueue<Context, Required<typeof orderRefundQueue>['payload'] & object> = {
  ...orderRefundQueue,
  async run({ context, payload: { chargeId, amountMinor, reason }, once }) {
    await once(async (writer) => {
      const [charge] = await writer.read(lockCharge, { id: chargeId })
      if (charge === undefined || !isPaid(charge)) return
      const left = leftOf(charge)
      const amount = BigInt(amountMinor) < left ? BigInt(amountMinor) : left
      if (amount === 0n) return
      const account = (await lockForDebit(context, writer, [charge.accountId])).get(charge.accountId)!
      await judgeDebit(context, writer, account, amount, ['input'], false)
      await payBack(context, writer, charge, { account, amountMinor: amount, reason })
    })
  },
}

export const queues = [refunding, refundingOrders]
