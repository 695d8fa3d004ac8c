// A Stripe of our own, for tests: objects in the shapes that Stripe publishes, kept in memory. It repeats what it answered under
// a key, refuses the key for anything else, and lists the events that its webhook would send.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { StripeEvent } from './stripe-events.ts'
import { declined, Failure, type Fields, isDeclined, missing, parse, type Reply } from './stripe-fake-parts.ts'

interface Asked {
  readonly method: string
  readonly path: string
  readonly key: string | undefined
  readonly version: string | undefined
  readonly fields: Fields
}

export interface StripeFake {
  readonly url: string
  readonly asked: Asked[]
  readonly events: StripeEvent[]
  readonly objects: Map<string, Fields>
  isDown: boolean
  /** Requests to paths that begin so are done, and their answers never arrive; null for none. */
  losing: string | null
  /** The payer pays what waits for it, at Stripe's own form. */
  pay(id: string): void
  /** Forgets the keys of requests, as Stripe does after a day. */
  forget(): void
  stop(): Promise<void>
}

export const testKey = 'sk_test_fake'
const month = 30 * 86_400

/** @param now Stripe's clock, in seconds */
export async function startStripeFake(now: () => number): Promise<StripeFake> {
  const objects = new Map<string, Fields>()
  const replies = new Map<string, { request: string; reply: Reply }>()
  const asked: Asked[] = []
  const events: StripeEvent[] = []
  let count = 0
  const newId = (prefix: string) => `${prefix}_${++count}`
  const put = (id: string, object: Fields): Fields => {
    objects.set(id, { id, created: now(), livemode: false, ...object })
    return objects.get(id)!
  }
  const the = (id: unknown, param = 'id'): Fields => {
    const found = objects.get(String(id))
    if (found === undefined) throw missing(param)
    return found
  }
  const emit = (type: string, object: Fields) =>
    events.push({
      id: newId('evt'),
      type,
      created: now(),
      livemode: false,
      data: { object: structuredClone(object) },
    } as StripeEvent)

  const itemOf = ({ price_data: price }: Fields): Fields => {
    const { currency, unit_amount: unit, recurring, product } = price as Fields
    the(product, 'items[0][price_data][product]')
    return {
      id: newId('si'),
      object: 'subscription_item',
      quantity: 1,
      current_period_start: now(),
      current_period_end: now() + ((recurring as Fields).interval === 'year' ? 365 * 86_400 : month),
      price: {
        id: newId('price'),
        object: 'price',
        currency,
        unit_amount: Number(unit),
        recurring: { ...(recurring as Fields), interval_count: 1 },
      },
    }
  }
  const itemIn = (subscription: Fields) => (subscription.items as { data: Fields[] }).data[0]!
  const bill = (subscription: Fields, amount: number) => {
    const details = { subscription: subscription.id, metadata: subscription.metadata }
    return put(newId('in'), {
      object: 'invoice',
      status: 'open',
      amount_due: amount,
      amount_paid: 0,
      total: amount,
      currency: (itemIn(subscription).price as Fields).currency,
      attempt_count: 1,
      parent: { type: 'subscription_details', subscription_details: details },
      lines: { object: 'list', data: [{ id: newId('il'), period: { end: itemIn(subscription).current_period_end } }] },
      confirmation_secret: { type: 'payment_intent', client_secret: `${String(subscription.id)}_secret` },
    })
  }
  const paid = (invoice: Fields) => {
    Object.assign(invoice, { status: 'paid', amount_paid: invoice.amount_due })
    emit('invoice.paid', invoice)
    emit('invoice.payment_succeeded', invoice)
  }
  const payment = (intent: Fields, status: string) => {
    Object.assign(intent, { status, amount_received: status === 'succeeded' ? intent.amount : 0 })
    emit(`payment_intent.${status === 'requires_payment_method' ? 'payment_failed' : status}`, intent)
  }
  /** What a change of the price costs now: the new one without the unused part of the old one. */
  const dueFor = (subscription: Fields, item: Fields): number => {
    const old = itemIn(subscription)
    const [start, end] = [Number(old.current_period_start), Number(old.current_period_end)]
    const left = (end - now()) / (end - start)
    return Math.round(
      Number((item.price_data as Fields).unit_amount) - Number((old.price as Fields).unit_amount) * left,
    )
  }
  const shown = ({ latest_invoice: id, ...subscription }: Fields) => ({
    ...subscription,
    latest_invoice: objects.get(String(id)) ?? id,
  })

  const routes: [RegExp, (fields: Fields, id: string) => Fields][] = [
    [/^POST \/v1\/customers$/, (fields) => put(newId('cus'), { object: 'customer', ...fields })],
    [
      /^DELETE \/v1\/customers\/(\w+)$/,
      (_, id) => {
        if (!objects.delete(id)) throw missing('id')
        for (const each of objects.values()) {
          if (each.object === 'subscription' && each.customer === id) each.status = 'canceled'
        }
        return { id, object: 'customer', deleted: true }
      },
    ],
    [
      /^POST \/v1\/products$/,
      ({ id, ...fields }) => {
        if (objects.has(String(id))) {
          throw new Failure(400, 'invalid_request_error', { code: 'resource_already_exists', param: 'id' })
        }
        return put(String(id), { object: 'product', ...fields })
      },
    ],
    [
      /^POST \/v1\/payment_intents$/,
      (fields) => {
        if (Number(fields.amount) < 50) throw new Failure(400, 'invalid_request_error', { code: 'amount_too_small' })
        const id = newId('pi')
        return put(id, {
          object: 'payment_intent',
          amount_received: 0,
          status: 'requires_payment_method',
          client_secret: `${id}_secret`,
          ...fields,
          amount: Number(fields.amount),
        })
      },
    ],
    [/^GET \/v1\/payment_intents\/(\w+)$/, (_, id) => the(id)],
    [
      /^POST \/v1\/payment_intents\/(\w+)\/confirm$/,
      ({ payment_method: method }, id) => {
        const intent = the(id)
        if (!String(method).startsWith('pm_')) throw missing('payment_method')
        payment(intent, isDeclined(method) ? 'requires_payment_method' : 'succeeded')
        if (isDeclined(method)) throw declined()
        return intent
      },
    ],
    [
      /^POST \/v1\/payment_intents\/(\w+)\/cancel$/,
      (_, id) => {
        const intent = the(id)
        if (intent.status === 'succeeded') {
          throw new Failure(400, 'invalid_request_error', { code: 'payment_intent_unexpected_state' })
        }
        payment(intent, 'canceled')
        return intent
      },
    ],
    [
      /^POST \/v1\/refunds$/,
      ({ payment_intent: id }) => {
        const { amount, currency, metadata } = the(id, 'payment_intent')
        const charge = { object: 'charge', amount, amount_refunded: amount, refunded: true, currency, metadata }
        emit('charge.refunded', put(newId('ch'), { ...charge, payment_intent: id }))
        return put(newId('re'), { object: 'refund', payment_intent: id, amount, currency, status: 'succeeded' })
      },
    ],
    [
      /^POST \/v1\/payment_methods\/(\w+)\/attach$/,
      (fields, id) => {
        if (!id.startsWith('pm_')) throw missing('payment_method')
        return put(id, { object: 'payment_method', ...fields })
      },
    ],
    [
      /^POST \/v1\/subscriptions$/,
      ({ items, customer, metadata, default_payment_method: method }) => {
        the(customer, 'customer')
        const item = itemOf(Object.values(items as Fields)[0] as Fields)
        const subscription = put(newId('sub'), {
          object: 'subscription',
          status: 'incomplete',
          customer,
          metadata,
          cancel_at_period_end: false,
          ended_at: null,
          items: { object: 'list', data: [item] },
        })
        const invoice = bill(subscription, Number((item.price as Fields).unit_amount))
        subscription.latest_invoice = invoice.id
        emit('customer.subscription.created', subscription)
        if (method !== undefined && !isDeclined(method)) settle(String(subscription.id))
        return shown(subscription)
      },
    ],
    [/^GET \/v1\/subscriptions\/(\w+)$/, (_, id) => shown(the(id))],
    [
      /^POST \/v1\/subscriptions\/(\w+)$/,
      ({ items, cancel_at_period_end: ends, default_payment_method: method }, id) => {
        const subscription = the(id)
        if (items !== undefined) {
          const item = Object.values(items as Fields)[0] as Fields
          const due = dueFor(subscription, item)
          subscription.items = { object: 'list', data: [itemOf(item)] }
          paid(bill(subscription, due))
        }
        if (ends !== undefined) subscription.cancel_at_period_end = ends === 'true'
        if (method !== undefined) subscription.default_payment_method = method
        emit('customer.subscription.updated', subscription)
        return shown(subscription)
      },
    ],
    [
      /^DELETE \/v1\/subscriptions\/(\w+)$/,
      (_, id) => {
        if (the(id).status === 'canceled') throw missing('id')
        const subscription = Object.assign(the(id), { status: 'canceled', ended_at: now() })
        emit('customer.subscription.deleted', subscription)
        return shown(subscription)
      },
    ],
    [
      /^POST \/v1\/invoices\/create_preview$/,
      ({ subscription: id, subscription_details: details }) => {
        const subscription = the(id, 'subscription')
        const { items } = details as { items: Fields }
        const total = dueFor(subscription, Object.values(items)[0] as Fields)
        return {
          object: 'invoice',
          total,
          amount_due: total,
          currency: (itemIn(subscription).price as Fields).currency,
        }
      },
    ],
    [
      /^POST \/v1\/invoices\/(\w+)\/pay$/,
      (_, id) => {
        const invoice = the(id)
        const { subscription_details: details } = invoice.parent as { subscription_details: Fields }
        const subscription = the(details.subscription)
        if (isDeclined(subscription.default_payment_method)) throw declined()
        settle(String(subscription.id))
        return invoice
      },
    ],
    [
      /^POST \/v1\/billing_portal\/sessions$/,
      ({ customer, ...fields }) => {
        the(customer, 'customer')
        const id = newId('bps')
        return put(id, {
          object: 'billing_portal.session',
          customer,
          url: `https://billing.stripe.com/p/${id}`,
          ...fields,
        })
      },
    ],
  ]
  function settle(id: string): void {
    const object = the(id)
    if (object.object === 'payment_intent') payment(object, 'succeeded')
    else {
      object.status = 'active'
      paid(the(object.latest_invoice))
      emit('customer.subscription.updated', object)
    }
  }

  function answer({ method, path, fields }: Asked): Reply {
    try {
      for (const [pattern, work] of routes) {
        const match = pattern.exec(`${method} ${path}`)
        if (match !== null) return { status: 200, body: structuredClone(work(fields, match[1] ?? '')) }
      }
      throw new Failure(404, 'invalid_request_error', { code: 'url_invalid' })
    } catch (error) {
      if (error instanceof Failure) return error.reply
      throw error
    }
  }

  async function read(request: IncomingMessage): Promise<Asked> {
    const { pathname } = new URL(request.url!, 'http://stripe')
    const { 'idempotency-key': key, 'stripe-version': version } = request.headers
    const fields = parse(await text(request))
    return { method: request.method!, path: pathname, key: key as string, version: version as string, fields }
  }
  const server = createServer(async (request, response) => {
    const one = await read(request)
    asked.push(one)
    const isKnown = request.headers.authorization === `Bearer ${testKey}`
    const send = ({ status, body }: Reply, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          date: new Date(now() * 1_000).toUTCString(),
          'request-id': newId('req'),
          'stripe-should-retry': 'false',
          ...headers,
        })
        .end(JSON.stringify(body))
    if (!isKnown) return send({ status: 401, body: { error: { type: 'invalid_request_error', message: 'bad key' } } })
    if (fake.isDown) return send({ status: 503, body: { error: { type: 'api_error', message: 'down' } } })
    const written = JSON.stringify([one.method, one.path, one.fields])
    const before = one.key === undefined || one.method !== 'POST' ? undefined : replies.get(one.key)
    const reply = before?.reply ?? answer(one)
    if (before !== undefined && before.request !== written) {
      return send({ status: 400, body: { error: { type: 'idempotency_error', message: 'another request' } } })
    }
    if (one.key !== undefined && one.method === 'POST') replies.set(one.key, { request: written, reply })
    if (fake.losing !== null && one.path.startsWith(fake.losing)) return void response.destroy()
    send(reply, before === undefined ? {} : { 'idempotent-replayed': 'true' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: StripeFake = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    events,
    objects,
    isDown: false,
    losing: null,
    pay: settle,
    forget: () => replies.clear(),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}
