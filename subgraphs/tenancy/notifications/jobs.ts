import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { LetterRefused } from '@quintet/kit/mail/letter.ts'
import type { ContactFact } from '@quintet/kit/slice/peers.ts'
import type { Context } from '../context.ts'
import { letterOf } from './letters.ts'
import { writeNotice } from './notices.ts'
import { deliveryQueue, type NoticeEvent, noticeQueue } from './queues.ts'
import { canUnsubscribe, isWanted } from './rules.ts'
import { addAttempt, type NotificationRow, preferencesOf, queuedAmong } from './store.ts'

/** How often a letter is tried again. */
const retryLimit = 5

interface Outcome {
  readonly status: 'SENT' | 'FAILED' | 'SUPPRESSED' | 'QUEUED'
  readonly error: string | null
}
const failed = (error: string): Outcome => ({ status: 'FAILED', error })

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
    const chosen = new Map(set.map(({ userId, channel, isEnabled }) => [`${userId} ${channel}`, isEnabled]))
    let isOneLeft = false
    for (const row of queued) {
      const isChannelWanted = chosen.get(`${row.userId} ${row.channel}`)
      const outcome = await send(context, row, contacts.get(row.userId), isChannelWanted, attempt > retryLimit)
      isOneLeft ||= outcome.status === 'QUEUED'
      await writeDown(context, row.id, outcome)
    }
    if (isOneLeft) throw new Error('Some notifications could not be sent')
  },
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
    if (!(error instanceof Error)) throw error
    const text = error.message.slice(0, 200)
    return isLast || error instanceof LetterRefused ? failed(text) : { status: 'QUEUED', error: text }
  }
}

async function writeDown(context: Context, id: string, { status, error }: Outcome): Promise<void> {
  const at = context.clock.now()
  const attempt = { at: at.toISOString(), outcome: status, error }
  await context.scope.write((writer) =>
    writer.run(addAttempt, { id, status, attempt, sentAt: status === 'SENT' ? at : null }),
  )
}

/** Writes what subgraphs want people told. */
const telling: WorkQueue<Context, NoticeEvent> = {
  ...noticeQueue,
  run: ({ context, payload, once }) => once((writer) => writeNotice(context, writer, payload)),
}

export const queues = [sending, telling]
