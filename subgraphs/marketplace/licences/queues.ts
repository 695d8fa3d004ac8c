import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

export interface LicenceEnd {
  /** The licence. */
  readonly id: string
  /** When it was to end as this was planned, ISO 8601: it may have been extended since. */
  readonly expiresAt: string
}

/** Ends of licences to write down. */
export const endQueue: QueueOf<LicenceEnd> = { name: 'marketplace.licence-ends' }
/** Ends of licences to tell of beforehand. */
export const reminderQueue: QueueOf<LicenceEnd> = { name: 'marketplace.licence-reminders' }
