// Many e-mails in one letter, for those who want that. Whether each is wanted is judged when the letter is sent.
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { digestOf } from './letters.ts'
import { failed, type Outcome, outcomeOf, retryLimit, writeDown } from './outcomes.ts'
import { type Digest, digestQueue } from './queues.ts'
import { canUnsubscribe, isWanted } from './rules.ts'
import { heldFor, type NotificationRow, preferencesOf } from './store.ts'

/** How many e-mails one letter holds. */
const perLetter = 100

export const digesting: WorkQueue<Context, Digest> = {
  ...digestQueue,
  retryLimit,
  async run({ id, context, payload, attempt }) {
    const { memberId, dueAt } = payload
    const held = await context.scope.read(heldFor, { memberId, digestAt: new Date(dueAt), limit: perLetter })
    const last = held.at(-1)
    if (last === undefined) return
    const outcome = await sendAll(context, id, memberId, held, attempt > retryLimit)
    if (outcome.status === 'QUEUED') throw new Error('A letter of many notifications could not be sent')
    if (held.length < perLetter) return
    await context.scope.write((writer) =>
      requestJob(context, writer, digestQueue, `${memberId} ${dueAt} after ${last.id}`, payload),
    )
  },
}

async function sendAll(
  context: Context,
  id: string,
  memberId: string,
  held: readonly NotificationRow[],
  isLast: boolean,
): Promise<Outcome> {
  const [contact] = await context.peers.contacts([memberId])
  const set = await context.scope.read(preferencesOf, { members: [memberId] })
  const isChannelWanted = set.find(({ channel }) => channel === 'EMAIL')?.isEnabled
  const all = async (rows: readonly NotificationRow[], outcome: Outcome): Promise<Outcome> => {
    await writeDown(
      context,
      rows.map(({ id }) => ({ id, outcome })),
    )
    return outcome
  }
  if (contact === undefined) return all(held, failed('The person has no active account'))
  if (!context.letters.canSend('EMAIL')) return all(held, failed('The channel is not set up'))
  const wanted = held.filter(({ category }) => isWanted(category, isChannelWanted, contact))
  const others = held.filter((row) => !wanted.includes(row))
  const suppressed = await all(others, { status: 'SUPPRESSED', error: null })
  if (wanted.length === 0) return suppressed
  const category = wanted.map((row) => row.category).find(canUnsubscribe)
  const link = category === undefined ? null : context.unsubscribeLinks.linkOf({ userId: memberId, category })
  try {
    await context.letters.send(digestOf(id, wanted, contact.email, link))
    return all(wanted, { status: 'SENT', error: null })
  } catch (error) {
    return all(wanted, outcomeOf(error, isLast))
  }
}
