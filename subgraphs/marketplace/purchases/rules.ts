export type PurchaseStatus = 'PENDING' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'IN_REVIEW' | 'REFUNDED'

/** A payment as the billing service has it. */
export interface Payment {
  readonly status: 'SUCCEEDED' | 'PROCESSING' | 'FAILED' | 'CANCELLED' | 'OPEN' | 'REFUNDED'
  readonly amountMinor: bigint
  readonly currency: string
  /** The purchase that it names. */
  readonly purchaseId: string | null
}

interface Asked {
  readonly id: string
  readonly status: string
  readonly amountMinor: bigint
  readonly currency: string
}

/** Higher ones are never left for lower ones: payments are told of in any order, and more than once. */
const order = ['PENDING', 'PROCESSING', 'FAILED', 'CANCELLED', 'IN_REVIEW', 'COMPLETED', 'REFUNDED']

/** What becomes of a purchase when its payment is told of. What was paid must be exactly what was asked for. */
export function statusAfter(purchase: Asked, payment: Payment): PurchaseStatus {
  const isAsked =
    payment.amountMinor === purchase.amountMinor &&
    payment.currency === purchase.currency &&
    payment.purchaseId === purchase.id
  const next = {
    OPEN: 'PENDING',
    PROCESSING: 'PROCESSING',
    FAILED: 'FAILED',
    CANCELLED: 'CANCELLED',
    REFUNDED: 'REFUNDED',
    SUCCEEDED: isAsked ? 'COMPLETED' : 'IN_REVIEW',
  }[payment.status]
  return (order.indexOf(next) > order.indexOf(purchase.status) ? next : purchase.status) as PurchaseStatus
}
