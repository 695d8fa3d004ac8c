// The source of the subscription: replay after a cursor, then live.
import { mapAsync } from '@quintet/kit/events/map-async.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import type { NotificationRow } from './store.ts'

export interface NotificationReceived {
  readonly cursor: string
  readonly notification: NotificationRow
}

/** The caller's notifications in the application. */
export function notificationsReceived(context: Context, after: string | null | undefined) {
  const { tenantId } = context.envelope
  if (tenantId === null) throw notFound('tenant')
  const all = context.notificationFeed.follow(tenantId, viewerId(context), after, context.scope.snapshot)
  return mapAsync(all, ({ cursor, payload }): NotificationReceived => {
    const row = payload as unknown as NotificationRow
    const [createdAt, sentAt] = [new Date(row.createdAt), row.sentAt === null ? null : new Date(row.sentAt)]
    return { cursor, notification: { ...row, createdAt, sentAt } }
  })
}
