import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Erasure {
  readonly ids: readonly string[]
  /** Their interviews, the answers in them, and what they objected to. */
  readonly interviewIds?: readonly string[]
  /** Who wrote about them, and may have got answers under idempotency keys. */
  readonly userIds: readonly string[]
  readonly exportIds: readonly string[]
  readonly cvIds?: readonly string[]
  /** Their analyses, whose explanations may lie in the store. */
  readonly analysisIds?: readonly string[]
  /** Reports of their interviews. */
  readonly reportIds?: readonly string[]
}

/** What is left of erased candidates outside their rows goes. */
export const erasureQueue: QueueOf<Erasure> = { name: 'recruiting.candidate-erasure' }

interface Retention {
  /** The last day on which they are kept, YYYY-MM-DD. */
  readonly day: string
}

/** Erases candidates whose time is over, and CVs that never came to one. */
export const retentionQueue: QueueOf<Retention> = { name: 'recruiting.candidate-retention' }
