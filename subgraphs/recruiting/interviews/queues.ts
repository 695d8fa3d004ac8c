import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

interface Ending {
  readonly id: string
}

/** Reminds a candidate of an interview whose time has not changed since. */
export const reminderQueue: QueueOf<Ending & { readonly calendarSequence: number }> = {
  name: 'recruiting.interview-reminder',
}

/** Ends an interview whose time is over. */
export const expiryQueue: QueueOf<Ending> = { name: 'recruiting.interview-expiry' }
