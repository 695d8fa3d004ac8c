import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Erasure {
  readonly ids: readonly string[]
  /** Their interviews, and the answers in them. */
  readonly interviewIds?: readonly string[]
  /** Who wrote about them, and may have got answers under idempotency keys. */
  readonly userIds: readonly string[]
  readonly exportIds: readonly string[]
  readonly cvIds?: readonly string[]
  /** Reports of their interviews. */
  readonly reportIds?: readonly string[]
}

/** What is left of erased candidates outside their rows goes. */
export const erasureQueue: QueueOf<Erasure> = { name: 'recruiting.candidate-erasure' }
