// POST /webhooks/billing/stripe: what the billing service tells of purchases and subscriptions.
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { isSignedByStripe } from '@quintet/kit/wire/signatures.ts'
import type { Context } from '../context.ts'
import { lockLicenceState } from '../licences/store.ts'
import { settlePayment } from '../purchases/payments.ts'
import { readPurchase } from '../purchases/store.ts'
import { settleStripe } from '../subscriptions/stripe.ts'
import { insertEvent, type Subject } from './events-store.ts'
import { type BillingEvent, readEvent } from './stripe-events.ts'

const answer = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

async function receive({ headers, body }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { billing, stripe } = context
  if (billing !== 'stripe') return answer(404)
  const raw = body as Buffer
  const signature = headers['stripe-signature'] ?? ''
  if (!isSignedByStripe(signature, raw, stripe.webhookSecrets, stripe.clock.now())) return answer(401)
  const event = readEvent(parse(raw))
  if (event === null) return answer(400)
  const subject = await subjectOf(event, context)
  // What matters here comes again for some days; by then its subscription may be known.
  if (subject === null) return answer(event.fact === null ? 200 : 404)
  await take(inTenant(context, subject.tenantId), event, subject)
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
  { fact, subjectId, subscription }: BillingEvent,
  { stripe }: Context,
): Promise<Subject | null> {
  if (fact === null) return null
  if (fact.kind === 'payment') return subjectId === null ? null : stripe.findPurchase(subjectId)
  return subscription === null ? null : stripe.findSubscription(subjectId, subscription)
}

/** The same context, in a tenant: the route itself is in none. */
const inTenant = (context: Context, tenantId: string): Context => ({
  ...context,
  envelope: { ...context.envelope, tenantId },
  scope: context.scope.as({ tenantId }),
})

/** Keeps the event and does what it means, both or neither. */
const take = (context: Context, { id, type, createdAt, rank, fact }: BillingEvent, subject: Subject): Promise<void> =>
  context.scope.write(async (writer) => {
    const state = await lockLicenceState(writer, context.clock.now())
    const event = { eventId: id, subjectId: subject.id, type, fact: { ...fact }, createdAt, rank }
    const [kept] = await writer.run(insertEvent, event)
    if (kept === undefined || fact === null) return
    if (fact.kind !== 'payment') return settleStripe(context, writer, state, subject.id, fact)
    const purchase = (await readPurchase(writer, subject.id))!
    const { status, currency, amountMinor } = fact
    const payment = { status, currency, amountMinor: BigInt(amountMinor), purchaseId: purchase.id }
    await settlePayment(context, writer, state, { ...purchase, reference: fact.reference }, payment)
  })

export const billingRoute = { path: '/webhooks/billing/stripe', handlers: { POST: receive } }
