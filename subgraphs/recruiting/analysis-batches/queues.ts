import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Batch {
  readonly id: string
}

/** Measures candidates against a job, one after the other. */
export const batchQueue: QueueOf<Batch> = { name: 'recruiting.analysis-batches' }
