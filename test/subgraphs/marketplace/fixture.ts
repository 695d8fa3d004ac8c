// Marketplace on its own database, with a clock that stands still, for tests of purchases, subscriptions and orders.
import { newId } from '@quintet/kit/slice/ids.ts'
import { anonymousEnvelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import type { Context } from '@quintet/marketplace/context.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { aClock, type MovableClock } from '../../support/clock.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestRuntime, type TestSubgraph } from '../../support/quintet/subgraph.ts'

import { type StripeEvent, secrets, signatureOf } from './stripe-events.ts'
import { type StripeFake, startStripeFake, testKey } from './stripe-fake.ts'

export const aManager = () => envelopeOf({ userId: newId(), tenantId: newId(), grants: ['marketplace.*:*'] })
export type Envelope = ReturnType<typeof aManager>
export const service = serviceEnvelope('credit', newId())

export interface Fixture {
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph<Context>
  readonly clock: MovableClock
  /** Runs a mutation with an input; what it answers, with the fields of its payload. */
  change<Outcome>(envelope: Envelope, field: string, input: object, payload: string): Promise<Outcome>
  /** Fields of a tenant. */
  ofTenant<Data>(envelope: Envelope, fields: string): Promise<Data>
  end(): Promise<void>
}

export async function openFixture(options: TestRuntime = {}): Promise<Fixture> {
  const database = await cloneDatabase()
  const clock = aClock()
  const subgraph = await startSubgraph(marketplace, database, { clock, ...options })
  return {
    database,
    subgraph,
    clock,
    async change(envelope, field, input, payload) {
      const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
      const problem = '... on Problem { message code path } ... on InvalidInput { fields { message path } }'
      const text = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${payload} ${problem} } }`
      const answer = await subgraph.ask<Record<string, unknown>>(text, { input }, envelope)
      return answer[field] as never
    },
    async ofTenant(envelope, fields) {
      const text = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Tenant { ${fields} } } }`
      const of = [{ __typename: 'Tenant', id: envelope.tenantId }]
      return (await subgraph.ask<{ _entities: unknown[] }>(text, { of }, envelope))._entities[0] as never
    },
    async end() {
      await subgraph.close()
      await database.drop()
    },
  }
}

/** The webhook of billing, called with a body. Returns the status. */
export async function postEvent(fixture: Fixture, body: string, signature: string): Promise<number> {
  const request = {
    method: 'POST' as const,
    path: '/webhooks/billing/stripe',
    headers: { 'stripe-signature': signature },
    body: Buffer.from(body),
  }
  return (await fixture.subgraph.running.answer(request, anonymousEnvelope('a request', null, null)))!.status
}

export interface StripeFixture {
  readonly fixture: Fixture
  readonly fake: StripeFake
  /** Posts an event to the webhook now. */
  send(event: StripeEvent): Promise<number>
  end(): Promise<void>
}

/** A fixture that Stripe bills, with a Stripe of its own. */
export async function openStripeFixture(): Promise<StripeFixture> {
  const started: { fixture?: Fixture } = {}
  const now = () => Math.floor((started.fixture?.clock.now() ?? new Date()).getTime() / 1_000)
  const fake = await startStripeFake(now)
  const stripe = { secretKey: testKey, apiUrl: fake.url, isLive: false }
  const fixture = await openFixture({ isWorker: true, billing: { adapter: 'stripe', webhookSecrets: secrets, stripe } })
  started.fixture = fixture
  return {
    fixture,
    fake,
    send(event) {
      const body = JSON.stringify(event)
      return postEvent(fixture, body, signatureOf(body, now(), secrets[0]))
    },
    async end() {
      await fixture.end()
      await fake.stop()
    },
  }
}
