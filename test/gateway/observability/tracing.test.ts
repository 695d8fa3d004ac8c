// Traces as a collector receives them, with the stable names of OpenTelemetry's conventions.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { acme } from '@quintet/kit/demo/people.ts'
import { beforeAll, expect, it, vi } from 'vitest'
import { type Json, startTestQuintet } from '../../support/quintet/quintet.ts'

interface Span {
  readonly name: string
  readonly kind: number
  readonly attributes: Readonly<Record<string, unknown>>
}

const [server, client] = [2, 3]
const spans: Span[] = []
beforeAll(async () => {
  const collector = createServer(async (request, response) => {
    const { resourceSpans } = (await json(request)) as Json
    for (const { scopeSpans } of resourceSpans) {
      for (const { name, kind, attributes } of scopeSpans.flatMap((scope: Json) => scope.spans)) {
        const values = attributes.map(({ key, value }: Json) => [key, Object.values(value)[0]])
        spans.push({ name, kind, attributes: Object.fromEntries(values) })
      }
    }
    response.end('{}')
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  // The exporter reads it from the environment of the process.
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(collector.address() as AddressInfo).port}`)
  const quintet = await startTestQuintet()
  const grace = await quintet.signIn(acme.agent.email)
  await quintet.gql('Overview', {}, grace)
  const input = { category: 'personal-loan', applicantId: acme.applicants[0]!.id, value: 51 }
  await quintet.gql('RecordCreditScore', { input }, grace)
  // Sends the remaining spans.
  await quintet.stop()
  vi.unstubAllEnvs()
  collector.close()
})

it('records a request as a span with its method, path and scheme', () => {
  const requests = spans.filter(({ kind }) => kind === server)
  expect(requests.length).toBeGreaterThan(2)
  for (const request of requests) {
    expect(request).toMatchObject({
      name: 'POST /graphql',
      kind: server,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
        'url.path': '/graphql',
        'url.scheme': 'http',
      },
    })
  }
})

it('records a fetch from a subgraph as a span with its type', () => {
  const fetches = spans
    .filter(({ kind }) => kind === client)
    .map(({ name, attributes }) => [name, attributes['graphql.operation.type'], attributes['quintet.subgraph']])
  expect(fetches).toContainEqual(['query credit', 'query', 'credit'])
  expect(fetches).toContainEqual(['mutation credit', 'mutation', 'credit'])
  for (const [name, type, subgraph] of fetches) expect(name).toBe(`${type} ${subgraph}`)
})
