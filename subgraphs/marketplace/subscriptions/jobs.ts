import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import type { Context } from '../context.ts'
import { licenceSuspended } from '../licences/notices.ts'
import { lockLicenceState } from '../licences/store.ts'
import { loadModule } from '../modules/store.ts'
import { ownerAddresses } from '../owners.ts'
import { settleUntil } from './local.ts'
import { invoiceFailed, invoicePaid } from './notices.ts'
import {
  type InvoiceLetter,
  invoiceLetterQueue,
  localBillingQueue,
  type StripeEnding,
  type SuspensionLetter,
  stripeEndingQueue,
  suspensionLetterQueue,
} from './queues.ts'
import { readAllLive } from './store.ts'
import { endAtStripe } from './stripe-calls.ts'

/** Lets happen what has fallen due for the tenant's local subscriptions. */
const settling: WorkQueue<Context, object> = {
  ...localBillingQueue,
  run: ({ context, once }) =>
    once(async (writer) => {
      const state = await lockLicenceState(writer, context.clock.now())
      await settleUntil(context, writer, state, await readAllLive(writer), state.now)
    }),
}

const telling: WorkQueue<Context, InvoiceLetter> = {
  ...invoiceLetterQueue,
  async run({ context, payload: { module, amount, paidOn, key }, once }) {
    const [addresses, row] = await Promise.all([ownerAddresses(context), loadModule(context, module)])
    const bill = { module: row!.name, amount }
    await once(async (writer) => {
      for (const to of addresses) {
        const named = { to, key: `${key} ${to}` }
        if (paidOn === null) await sendNotice(context, writer, invoiceFailed, { ...named, data: bill })
        else await sendNotice(context, writer, invoicePaid, { ...named, data: { ...bill, paidOn } })
      }
    })
  },
}

const tellingOfSuspension: WorkQueue<Context, SuspensionLetter> = {
  ...suspensionLetterQueue,
  async run({ context, payload: { module, key }, once }) {
    const [addresses, row] = await Promise.all([ownerAddresses(context), loadModule(context, module)])
    await once(async (writer) => {
      for (const to of addresses) {
        await sendNotice(context, writer, licenceSuspended, { to, key: `${key} ${to}`, data: { module: row!.name } })
      }
    })
  },
}

/** Tried for half a day and more: money goes on to be taken until then. */
const endingAtStripe: WorkQueue<Context, StripeEnding> = {
  ...stripeEndingQueue,
  retryLimit: 100,
  run: ({ context, payload }) => endAtStripe(context, payload),
}

export const queues = [settling, telling, tellingOfSuspension, endingAtStripe]
