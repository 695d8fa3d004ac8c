// The port of a subgraph: without the secret it answers nothing, and an overheard request cannot be used again.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { anonymousEnvelope, type Envelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { signedText } from '@quintet/kit/wire/request.ts'
import { envelopeHeader, envelopeKeys, signEnvelope } from '@quintet/kit/wire/signed-envelope.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { type Client, createClient } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Distributed, distributedSecret, startDistributed } from '../support/quintet/distributed.ts'
import type { Json } from '../support/quintet/quintet.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const category = 'personal-loan'
const ours = envelopeKeys([Buffer.from(distributedSecret)])
const theirs = envelopeKeys([Buffer.from('a secret of thirty-two bytes or more, but of others')])
let quintet: Distributed
beforeAll(async () => {
  quintet = await startDistributed({ gateways: 0 })
})
afterAll(() => quintet?.stop())

const clients: Client[] = []
function kept(client: Client): Client {
  clients.push(client)
  return client
}
afterEach(async () => {
  await Promise.all(clients.splice(0).map((each) => each.dispose()))
})
const within = <T>(promise: Promise<T>, milliseconds: number): Promise<T | 'nothing'> =>
  Promise.race([promise, pause(milliseconds, 'nothing' as const, { ref: false })])

describe("a subgraph's port", () => {
  const envelope: Envelope = {
    ...anonymousEnvelope('a-request', null, null),
    viewer: {
      userId: acme.agent.id,
      sessionId: acme.agent.id,
      acr: 'aal1',
      authTime: Math.floor(Date.now() / 1000),
      methods: [],
    },
    tenantId: acme.id,
    grants: ['*.*:*'],
  }
  const plain = JSON.stringify({ query: '{ __typename }' })
  const entities = JSON.stringify({
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variables: { r: [{ __typename: 'User', id: acme.agent.id }] },
  })
  const send = (url: string, body: string, header?: string): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header === undefined ? {} : { [envelopeHeader]: header }) },
      body,
    })

  it.each(subgraphNames)('of %s answers nothing without an envelope or with one of another secret', async (name) => {
    const url = quintet.subgraphs.get(name)!
    for (const body of [plain, entities]) {
      const now = Date.now()
      for (const header of [
        undefined,
        'nonsense',
        signEnvelope(envelope, body, theirs, now),
        signEnvelope(envelope, `${body} `, ours, now),
        signEnvelope(envelope, body, ours, now - 61_000),
      ]) {
        const response = await send(url, body, header)
        expect(response.status).toBe(401)
        expect(await response.text()).not.toMatch(/data|typename|Grace/i)
      }
    }
    const { origin } = new URL(url)
    for (const path of ['/.well-known/jwks.json', '/', '/graphql?query={__typename}']) {
      expect((await fetch(`${origin}${path}`)).status).toBe(401)
    }
    // Figures of queues, for Prometheus.
    for (const path of ['/live', '/ready', '/health', '/metrics']) {
      expect((await fetch(`${origin}${path}`)).status).toBe(200)
    }
  })

  it.each(subgraphNames)('of %s refuses an overheard request', async (name) => {
    const url = quintet.subgraphs.get(name)!
    const header = signEnvelope(envelope, plain, ours, Date.now())
    const first = await send(url, plain, header)
    expect(first.status).toBe(200)
    expect(await first.json()).toEqual({ data: { __typename: 'Query' } })
    expect((await send(url, plain, header)).status).toBe(401)
    expect((await send(url, entities, header)).status).toBe(401)
  })

  const query = `subscription { creditScoreChanged(category: "${category}") { cursor } }`
  const accessQuery = 'subscription { accessChanged { userId } }'
  it.each<[string, (text: string) => object]>([
    ['no envelope', () => ({})],
    ['one of another secret', (text) => ({ [envelopeHeader]: signEnvelope(envelope, text, theirs, Date.now()) })],
    [
      'one of another request',
      () => ({ [envelopeHeader]: signEnvelope(envelope, signedText({ query: accessQuery }), ours, Date.now()) }),
    ],
    [
      'one of a request without an id',
      (text) => ({ [envelopeHeader]: signEnvelope(envelope, text, ours, Date.now()), wantsPosition: true }),
    ],
    [
      'one of a request with an id',
      () => ({
        [envelopeHeader]: signEnvelope(envelope, signedText({ query, wantsPosition: true }), ours, Date.now()),
      }),
    ],
  ])('refuses a subscription with %s', async (_, extensionsFor) => {
    const url = quintet.subgraphs.get('credit')!.replace('http', 'ws')
    const direct = kept(createClient({ url, retryAttempts: 0 }))
    const text = signedText({ query })
    const ended = Promise.withResolvers<Json>()
    const events: unknown[] = []
    direct.subscribe(
      { query, variables: {}, extensions: extensionsFor(text) as Record<string, unknown> },
      {
        next: (event) => void events.push(event),
        error: ended.resolve,
        complete: () => ended.resolve('complete'),
      },
    )
    expect(await within(ended.promise, 10_000)).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect(events).toEqual([])
  })

  it('refuses an overheard subscription, and one for services from a person', async () => {
    const url = quintet.subgraphs.get('tenancy')!.replace('http', 'ws')
    const start = async (header: string): Promise<Json> => {
      const direct = kept(createClient({ url, retryAttempts: 0 }))
      const outcome = Promise.withResolvers<Json>()
      direct.subscribe(
        { query: accessQuery, variables: {}, extensions: { [envelopeHeader]: header } },
        { next: () => outcome.resolve('events'), error: outcome.resolve, complete: () => outcome.resolve('complete') },
      )
      return within(outcome.promise, 10_000)
    }
    const text = signedText({ query: accessQuery })
    const header = signEnvelope(serviceEnvelope('gateway', 'access'), text, ours, Date.now())
    expect(await start(header)).toBe('events')
    expect(await start(header)).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect(await start(signEnvelope(envelope, text, ours, Date.now()))).not.toBe('events')
  })
})
