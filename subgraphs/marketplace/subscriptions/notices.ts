import type { Notice } from '@quintet/kit/slice/letters.ts'

interface Bill {
  readonly module: string
  readonly amount: string
}

/** To the tenant's owners, for each payment. */
export const invoicePaid: Notice<Bill & { readonly paidOn: string }> = {
  name: 'marketplace.invoice_paid',
  category: 'BILLING',
  write: ({ module, amount, paidOn }) => ({
    subject: `Your payment for ${module}`,
    paragraphs: [`${amount} for ${module} was paid on ${paidOn}. Thank you.`],
  }),
}

/** To the tenant's owners, each time that a payment was declined. */
export const invoiceFailed: Notice<Bill> = {
  name: 'marketplace.invoice_failed',
  category: 'BILLING',
  write: ({ module, amount }) => ({
    subject: `The payment for ${module} was declined`,
    paragraphs: [
      `${amount} for ${module} could not be collected. It is tried again for some days.`,
      'Change the payment method to keep the licence.',
    ],
  }),
}
