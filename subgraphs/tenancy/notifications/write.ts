// Notifications are written here: in the application at once, as letters for jobs to send.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob, requestOncePer } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import type { Channel, Texts } from '../notification-templates/rules.ts'
import { deliveryQueue, retentionQueue } from './queues.ts'
import { type Category, isWanted } from './rules.ts'
import { insertUnlessKnown, type NotificationRow, preferencesOf, queueUnlessKnown } from './store.ts'

/** How many letters one job sends. */
const perJob = 50

/** What a notification says, and by which template. */
export interface Written extends Texts {
  readonly templateId: string | null
  readonly templateVersion: number | null
  readonly category: Category
}

/** Notifies in the application. Those who have one with the key are left out. */
export async function tell(
  context: Context,
  writer: Writer,
  userIds: readonly string[],
  written: Written,
  dedupeKey: string | null,
): Promise<NotificationRow[]> {
  const set = await writer.read(preferencesOf, { members: userIds })
  const isEnabled = new Map(set.filter(({ channel }) => channel === 'IN_APP').map((of) => [of.userId, of.isEnabled]))
  const at = context.clock.now()
  const made: NotificationRow[] = []
  for (const memberId of userIds) {
    const status = isWanted(written.category, isEnabled.get(memberId), null) ? 'SENT' : 'SUPPRESSED'
    const [row] = await writer.run(insertUnlessKnown, {
      id: newId(),
      memberId,
      channel: 'IN_APP',
      status,
      ...written,
      dedupeKey,
      attempts: [{ at: at.toISOString(), outcome: status, error: null }],
      at,
      sentAt: status === 'SENT' ? at : null,
    })
    if (row === undefined) continue
    made.push(row)
    if (status === 'SUPPRESSED') continue
    // A number for what is there alone: a stream has no gaps.
    const sequence = await context.notificationFeed.next(writer, memberId)
    await context.notificationFeed.append(writer, memberId, sequence, { ...row }, at)
  }
  await requestRemoval(context, writer, made)
  return made
}

/** Queues letters. Those who have one with the key are left out. */
export async function queue(
  context: Context,
  writer: Writer,
  userIds: readonly string[],
  written: Written,
  channel: Channel,
  dedupeKey: string | null,
): Promise<NotificationRow[]> {
  const at = context.clock.now()
  const ids = userIds.map(() => newId())
  const letters = { ids, members: userIds, channel, ...written, dedupeKey, at }
  const made: NotificationRow[] = await writer.run(queueUnlessKnown, letters)
  for (let i = 0; i < made.length; i += perJob) {
    const ids = made.slice(i, i + perJob).map(({ id }) => id)
    await requestJob(context, writer, deliveryQueue, ids[0]!, { ids })
  }
  await requestRemoval(context, writer, made)
  return made
}

/** Has a job remove what is too old, once a day on which there are notifications. */
async function requestRemoval(context: Context, writer: Writer, made: readonly NotificationRow[]): Promise<void> {
  if (made.length === 0) return
  await requestOncePer(context, writer, retentionQueue, context.clock.now().toISOString().slice(0, 10), {})
}
