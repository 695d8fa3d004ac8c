import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export const sealingQueue: QueueOf<object> = { name: 'credit.ledger-sealing' }
export const verificationQueue: QueueOf<{ readonly id: string }> = { name: 'credit.ledger-verification' }
