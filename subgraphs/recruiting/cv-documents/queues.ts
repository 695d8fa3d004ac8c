import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Reading {
  readonly id: string
}

/** Reads a CV, step by step. */
export const readingQueue: QueueOf<Reading> = { name: 'recruiting.cv-reading' }

/** Asks the tenant's model what a CV says. */
export const proposalQueue: QueueOf<Reading> = { name: 'recruiting.cv-proposals' }
