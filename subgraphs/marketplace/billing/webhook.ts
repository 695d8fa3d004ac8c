// POST /webhooks/billing/stripe: what the billing service tells of purchases and subscriptions.
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { isSignedByStripe } from '@quintet/kit/wire/signatures.ts'
import type { Context } from '../context.ts'
import type { Subject } from './events-store.ts'
import { StripeRefusal } from './stripe-api.ts'
import { type BillingEvent, fieldsOf, namedIn, readEvent } from './stripe-events.ts'
import { takeFact } from './take.ts'

const answer = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

async function receive({ headers, body }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { webhookSecrets, clock, api } = context.stripe
  if (api === null) return answer(404)
  const raw = body as Buffer
  if (!isSignedByStripe(headers['stripe-signature'] ?? '', raw, webhookSecrets, clock.now())) return answer(401)
  const event = readEvent(parse(raw))
  if (event === null) return answer(400)
  // Real money is counted by a key of real money alone, and money of tests by a key of tests.
  if (event.isLive !== api.isLive) return answer(403)
  const { fact } = event
  if (fact === null) return answer(200)
  const subject = (await subjectOf(event, context)) ?? (await subjectAtStripe(event, context))
  // Such as payments of subscriptions, whose bills are told of too. Stripe turns off webhooks that refuse much.
  if (subject === 'another') return answer(200)
  // It comes again for some days; by then its subscription may be known.
  if (subject === null) return answer(404)
  await takeFact(inTenant(context, subject.tenantId), { ...event, fact }, subject)
  return answer(200)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

async function subjectOf(
  { fact, subjectId, subscription }: Pick<BillingEvent, 'fact' | 'subjectId' | 'subscription'>,
  { stripe }: Context,
): Promise<Subject | null> {
  if (fact?.kind === 'payment') return subjectId === null ? null : stripe.findPurchase(subjectId)
  return subscription === null ? null : stripe.findSubscription(subjectId, subscription)
}

/**
 * What an event is about that does not name it: the object at Stripe does. Another where that was made for nothing here; null where
 * it is not known yet, or not there.
 */
async function subjectAtStripe(
  { fact, subscription }: BillingEvent,
  context: Context,
): Promise<Subject | 'another' | null> {
  const reference = fact?.kind === 'payment' ? fact.reference : subscription
  if (!reference) return null
  try {
    const found = await context.stripe.api!.ask<unknown>((stripe) =>
      fact?.kind === 'payment' ? stripe.paymentIntents.retrieve(reference) : stripe.subscriptions.retrieve(reference),
    )
    const subjectId = namedIn(fieldsOf(found).metadata)
    return subjectId === null ? 'another' : subjectOf({ fact, subjectId, subscription }, context)
  } catch (error) {
    if (error instanceof StripeRefusal) return null
    throw error
  }
}

/** The same context, in a tenant: the route itself is in none. */
const inTenant = (context: Context, tenantId: string): Context => ({
  ...context,
  envelope: { ...context.envelope, tenantId },
  scope: context.scope.as({ tenantId }),
})

export const billingRoute = { path: '/webhooks/billing/stripe', handlers: { POST: receive } }
