import type { ConsumedEvent } from '@quintet/kit/events/consume.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** Notifications to send as letters. */
export const deliveryQueue: QueueOf<{ readonly ids: readonly string[] }> = { name: 'tenancy.notifications' }

export type NoticeEvent = ConsumedEvent<'tenancy.notice'>['payload']

/** Notices of any subgraph, to be written as notifications. */
export const noticeQueue: QueueOf<NoticeEvent> = { name: 'tenancy.notices' }

/** The e-mails to a member that are due in one. */
export interface Digest {
  readonly memberId: string
  /** ISO 8601. */
  readonly dueAt: string
}
export const digestQueue: QueueOf<Digest> = { name: 'tenancy.notification-digests' }

/** Notifications that are too old. */
export const retentionQueue: QueueOf<object> = { name: 'tenancy.notification-retention' }
