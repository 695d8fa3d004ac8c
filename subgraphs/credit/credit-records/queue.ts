import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface RecordToFetch {
  /** The record. */
  readonly id: string
}

export const recordQueue: QueueOf<RecordToFetch> = { name: 'credit.records' }
