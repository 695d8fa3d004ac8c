import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** Orders whose time to be paid is over. */
export const paymentEndQueue: QueueOf<{ readonly id: string }> = { name: 'marketplace.payment-ends' }
