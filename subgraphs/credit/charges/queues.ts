import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface OrderRefund {
  readonly chargeId: string
  /** In minor units. */
  readonly amountMinor: string
  readonly reason: string
}

export const orderRefundQueue: QueueOf<OrderRefund> = { name: 'credit.order-refunds' }
export const refundQueue: QueueOf<{ readonly id: string }> = { name: 'credit.refunds' }
