import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { ContactFact } from '@quintet/kit/slice/peers.ts'
import type { Context } from '../context.ts'
import { digesting } from './digests.ts'
import { letterOf } from './letters.ts'
import { writeNotice } from './notices.ts'
import { failed, type Outcome, outcomeOf, retryLimit, writeDown } from './outcomes.ts'
import { deliveryQueue, digestQueue, type NoticeEvent, noticeQueue, retentionQueue } from './queues.ts'
import { alwaysGoes, canUnsubscribe, isWanted, keptSince, nextDigest } from './rules.ts'
import { deleteBefore, holdForDigest, type NotificationRow, preferencesOf, queuedAmong } from './store.ts'

interface Preference {
  readonly isEnabled: boolean
  readonly digest: 'NONE' | 'DAILY' | 'WEEKLY'
}

/** How many letters are sent at once, and then written down: so many go out again at most where a process is killed. */
const sentAtOnce = 10

/** Sends letters that are wanted now. What was sent stays sent, so that a further run tries the others alone. */
const sending: WorkQueue<Context, { readonly ids: readonly string[] }> = {
  ...deliveryQueue,
  retryLimit,
  async run({ context, payload: { ids }, attempt }) {
    const queued = await context.scope.read(queuedAmong, { ids })
    if (queued.length === 0) return
    const members = queued.map(({ userId }) => userId)
    const contacts = new Map((await context.peers.contacts(members)).map((contact) => [contact.userId, contact]))
    const set = await context.scope.read(preferencesOf, { members })
    const chosen = new Map(set.map((preference) => [`${preference.userId} ${preference.channel}`, preference]))
    const isLast = attempt > retryLimit
    let isOneLeft = false
    for (let from = 0; from < queued.length; from += sentAtOnce) {
      const tries = queued.slice(from, from + sentAtOnce).map(async (row) => {
        const preference = chosen.get(`${row.userId} ${row.channel}`)
        if (await holds(context, row, preference)) return []
        const outcome = await send(context, row, contacts.get(row.userId), preference?.isEnabled, isLast)
        return [{ id: row.id, outcome }]
      })
      const tried = (await Promise.all(tries)).flat()
      isOneLeft ||= tried.some(({ outcome }) => outcome.status === 'QUEUED')
      await writeDown(context, tried)
    }
    if (isOneLeft) throw new Error('Some notifications could not be sent')
  },
}

/** Keeps an e-mail for a later letter, where its reader wants many in one. */
async function holds(context: Context, row: NotificationRow, preference: Preference | undefined): Promise<boolean> {
  const digest = preference?.digest ?? 'NONE'
  if (digest === 'NONE' || row.channel !== 'EMAIL' || alwaysGoes(row.category)) return false
  const due = nextDigest(digest, context.clock.now())
  const payload = { memberId: row.userId, dueAt: due.toISOString() }
  await context.scope.write(async (writer) => {
    await writer.run(holdForDigest, { id: row.id, digestAt: due })
    await requestJob(context, writer, digestQueue, `${row.userId} ${payload.dueAt}`, payload, { startAfter: due })
  })
  return true
}

async function send(
  context: Context,
  row: NotificationRow,
  contact: ContactFact | undefined,
  isChannelWanted: boolean | undefined,
  isLast: boolean,
): Promise<Outcome> {
  const { channel, category, userId } = row
  if (contact === undefined) return failed('The person has no active account')
  if (!isWanted(category, isChannelWanted, channel === 'EMAIL' ? contact : null)) {
    return { status: 'SUPPRESSED', error: null }
  }
  const to = channel === 'SMS' ? contact.phoneNumber : contact.email
  if (to === null) return failed('The person has no verified phone number')
  if (!context.letters.canSend(channel === 'SMS' ? 'SMS' : 'EMAIL')) return failed('The channel is not set up')
  const link =
    channel === 'EMAIL' && canUnsubscribe(category) ? context.unsubscribeLinks.linkOf({ userId, category }) : null
  try {
    await context.letters.send(letterOf(row, to, link))
    return { status: 'SENT', error: null }
  } catch (error) {
    return outcomeOf(error, isLast)
  }
}

/** Writes what subgraphs want people told. */
const telling: WorkQueue<Context, NoticeEvent> = {
  ...noticeQueue,
  run: ({ context, payload, once }) => once((writer) => writeNotice(context, writer, payload)),
}

const removing: WorkQueue<Context, object> = {
  ...retentionQueue,
  run: ({ context, once }) => once((writer) => writer.run(deleteBefore, { before: keptSince(context.clock.now()) })),
}

export const queues = [sending, telling, digesting, removing]
