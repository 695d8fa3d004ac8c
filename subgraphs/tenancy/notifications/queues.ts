import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** Notifications to send as letters. */
export const deliveryQueue: QueueOf<{ readonly ids: readonly string[] }> = { name: 'tenancy.notifications' }
