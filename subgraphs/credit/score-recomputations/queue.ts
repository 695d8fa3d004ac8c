import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Recomputation {
  /** The row that tells how far it is. */
  readonly id: string
}

export const recomputationQueue: QueueOf<Recomputation> = { name: 'credit.recomputations' }
