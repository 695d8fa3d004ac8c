import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Ending {
  readonly id: string
}

/** Ends an interview whose time is over. */
export const expiryQueue: QueueOf<Ending> = { name: 'recruiting.interview-expiry' }
