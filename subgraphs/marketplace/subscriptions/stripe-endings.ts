// Subscriptions that Stripe would go on with although nothing here needs them: a job asks it to end them.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import type { Context } from '../context.ts'
import { type StripeEnding, stripeEndingQueue } from './queues.ts'

/** Has a subscription end at Stripe. @param why names the reason: for one reason it is asked once */
export const requestEnding = (context: Context, writer: Writer, ending: StripeEnding, why: string): Promise<void> =>
  requestJob(context, writer, stripeEndingQueue, `${ending.subscriptionId} ${why}`, ending)
