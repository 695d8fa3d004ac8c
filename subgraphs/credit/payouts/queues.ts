import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export const payoutQueue: QueueOf<{ readonly id: string }> = { name: 'credit.payouts' }
