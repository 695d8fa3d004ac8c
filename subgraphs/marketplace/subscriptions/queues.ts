import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** What falls due for local subscriptions of a tenant. */
export const localBillingQueue: QueueOf<object> = { name: 'marketplace.local-billing' }

export interface InvoiceLetter {
  readonly module: string
  /** Such as "49.00 EUR". */
  readonly amount: string
  /** Null where the payment was declined. */
  readonly paidOn: string | null
  /** Names the letter: a bill, and the try of its payment. */
  readonly key: string
}

/** Letters about bills to the tenant's owners. */
export const invoiceLetterQueue: QueueOf<InvoiceLetter> = { name: 'marketplace.invoice-letters' }

export interface SuspensionLetter {
  readonly module: string
  /** Names the letter: a licence, and when it was suspended. */
  readonly key: string
}

/** Letters about suspended licences to the tenant's owners. */
export const suspensionLetterQueue: QueueOf<SuspensionLetter> = { name: 'marketplace.suspension-letters' }

export interface StripeEnding {
  readonly subscriptionId: string
  /** The subscription at Stripe. */
  readonly reference: string
}

/** Subscriptions that are to end at Stripe. */
export const stripeEndingQueue: QueueOf<StripeEnding> = { name: 'marketplace.stripe-endings' }
