import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export const messageQueue: QueueOf<{ readonly id: string }> = { name: 'credit.gateway-messages' }
