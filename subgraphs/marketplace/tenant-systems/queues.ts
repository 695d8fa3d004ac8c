import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** A change of a tenant's system: one that a newer change has overtaken is not made. */
export interface SystemChange {
  readonly id: string
  readonly number: number
}
export const systemChangeQueue: QueueOf<SystemChange> = { name: 'marketplace.system-changes' }
/** The systems that a new tenant gets. */
export const provisionedQueue: QueueOf<object> = { name: 'marketplace.provisioned-systems' }
