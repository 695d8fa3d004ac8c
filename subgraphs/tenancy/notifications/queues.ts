import type { ConsumedEvent } from '@quintet/kit/events/consume.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'

/** Notifications to send as letters. */
export const deliveryQueue: QueueOf<{ readonly ids: readonly string[] }> = { name: 'tenancy.notifications' }

export type NoticeEvent = ConsumedEvent<'tenancy.notice'>['payload']

/** Notices of any subgraph, to be written as notifications. */
export const noticeQueue: QueueOf<NoticeEvent> = { name: 'tenancy.notices' }
