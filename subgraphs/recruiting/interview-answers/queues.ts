import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Asked {
  readonly id: string
}

/** Asks a tenant's model about an answer. */
export const evaluationQueue: QueueOf<Asked> = { name: 'recruiting.answer-evaluation' }
