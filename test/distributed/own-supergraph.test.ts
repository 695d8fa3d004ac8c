// `node gateway/main.ts --supergraph FILE`: foreign subgraphs behind our gateway.
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { type Foreign, startForeign, supergraphOf } from '../support/federation/foreign.ts'
import { type Process, spawnProcess } from '../support/quintet/distributed.ts'
import type { Json } from '../support/quintet/quintet.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const cities = ['Bergen', 'Trondheim', 'Tromsø']
const placesSdl = `
  type Query { cities: [City!]! secret: String @authenticated }
  type Subscription { risen(after: String): Tide }
  type Tide { metres: Float! city: City! }
  type City @key(fields: "id") { id: ID! name: String! }`
const weatherSdl = `
  type City @key(fields: "id") { id: ID! degrees: Int! wind: String }
  type Query { windiest: City }`

let places: Foreign
let weather: Foreign
let windier: Foreign
let raise: (metres: number) => void
beforeAll(async () => {
  const waiting = new Set<(metres: number) => void>()
  raise = (metres) => {
    for (const each of waiting) each(metres)
  }
  async function* tides() {
    for (;;) {
      const metres = await new Promise<number>((resolve) => waiting.add(resolve))
      waiting.clear()
      yield { risen: { metres, city: { id: '1' } } }
    }
  }
  const city = (id: string) => ({ id, name: cities[Number(id)] })
  places = await startForeign('places', placesSdl, {
    Query: { cities: () => ['0', '1', '2'].map(city), secret: () => 'shown' },
    Subscription: { risen: { subscribe: tides } },
    City: { __resolveReference: ({ id }: Json) => city(id), name: ({ id }: Json) => cities[Number(id)] },
  })
  const degrees = (offset: number) => ({
    City: {
      __resolveReference: (reference: Json) => reference,
      degrees: ({ id }: Json) => Number(id) + offset,
      wind: () => 'north',
    },
    Query: { windiest: () => ({ id: '2' }) },
  })
  weather = await startForeign('weather', weatherSdl, degrees(0))
  windier = await startForeign('weather', weatherSdl.replace('wind: String', 'wind: String gusts: Int'), degrees(10))
})
afterAll(() => Promise.all([places, weather, windier].map((each) => each?.close())))

let directory: string
let file: string
let gateway: Process
let origin: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quintet-own-'))
  file = join(directory, 'supergraph.graphql')
  await writeFile(file, supergraphOf([places, weather]))
})
afterEach(async () => {
  gateway?.child.kill('SIGKILL')
  await gateway?.exited
  await rm(directory, { recursive: true })
})

async function start(environment: Record<string, string> = {}): Promise<void> {
  const settings = { PORT: '0', MODE: 'development', DRAIN_SECONDS: '0', ...environment }
  gateway = spawnProcess('gateway/main.ts', settings, ['--supergraph', file])
  await expect.poll(() => gateway.output(), { timeout: 30_000, interval: 50 }).toMatch(/ is ready at /)
  origin = /ready at (http:\/\/[^/]+)/.exec(gateway.output())![1]!
}
async function ask(query: string, headers: Record<string, string> = {}): Promise<Json> {
  const body = JSON.stringify({ query })
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
  return (await fetch(`${origin}/graphql`, init)).json()
}
const everything = '{ cities { name degrees wind } windiest { name } }'
const degreesOf = ({ data }: Json): number[] => data.cities.map((each: Json) => each.degrees)

describe('a foreign supergraph', () => {
  it('is joined and introspected, and its subgraphs get no header of Quintet', async () => {
    await start()
    expect(await ask(everything)).toEqual({
      data: {
        cities: cities.map((name, i) => ({ name, degrees: i, wind: 'north' })),
        windiest: { name: 'Tromsø' },
      },
    })
    expect((await ask('{ __type(name: "City") { fields { name } } }')).data.__type.fields).toHaveLength(4)
    for (const { headers } of places.requests) {
      expect(Object.keys(headers).filter((name) => /quintet|authorization/.test(name))).toEqual([])
    }
    for (const path of ['/live', '/ready', '/health', '/metrics']) {
      expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 200])
    }
    expect((await fetch(`${origin}/.well-known/jwks.json`)).status).toBe(404)
  })

  it('enforces its access directives for every token', async () => {
    await start()
    for (const authorization of ['', 'Bearer abc.def.ghi', 'Basic YWRhOmFkYQ==']) {
      const headers: Record<string, string> = authorization === '' ? {} : { authorization }
      const { data, errors } = await ask('{ secret windiest { name } }', headers)
      expect(data).toEqual({ secret: null, windiest: { name: 'Tromsø' } })
      expect(errors).toMatchObject([{ path: ['secret'], extensions: { code: 'UNAUTHENTICATED' } }])
    }
  })

  it('joins its subscriptions over graphql-ws upstreams', async () => {
    await start()
    const client = createClient({ url: `${origin.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket })
    const tides = client.iterate<Json>({ query: 'subscription { risen { metres city { name degrees } } }' })
    const first = tides.next()
    const timer = setInterval(() => raise(2.5), 50)
    expect((await first).value.data.risen).toEqual({ metres: 2.5, city: { name: 'Trondheim', degrees: 1 } })
    clearInterval(timer)
    await client.dispose()
  })

  it('is traced with a collector, from the trace of the client on to the subgraphs', async () => {
    const spans: Json[] = []
    const collector = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      spans.push(
        ...JSON.parse(body).resourceSpans.flatMap((each: Json) =>
          each.scopeSpans.flatMap((scope: Json) => scope.spans),
        ),
      )
      response.end('{}')
    })
    collector.listen(0, '127.0.0.1')
    await once(collector, 'listening')
    const { port } = collector.address() as AddressInfo
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '100' })
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    places.requests.length = 0
    await ask(everything, { traceparent: `00-${traceId}-b7ad6b7169203331-01` })
    gateway.child.kill('SIGTERM')
    await gateway.exited
    collector.close()
    const [server] = spans.filter(({ name }) => name === 'POST /graphql')
    expect(server).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331', kind: 2 })
    const fetches = spans.filter(({ kind }) => kind === 3)
    expect(new Set(fetches.map(({ name }) => name))).toEqual(new Set(['query places', 'query weather']))
    expect(fetches.every((span) => span.traceId === traceId && span.parentSpanId === server.spanId)).toBe(true)
    const sent = places.requests.map(({ headers }) => headers.traceparent)
    expect(sent.length).toBeGreaterThan(0)
    for (const header of sent) expect(fetches.map(({ spanId }) => `00-${traceId}-${spanId}-01`)).toContain(header)
  })

  it('passes a valid trace on without a collector, and an invalid one never', async () => {
    await start()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    places.requests.length = 0
    await ask('{ cities { name } }', { traceparent })
    await ask('{ cities { id } }', { traceparent: 'rubbish' })
    expect(places.requests.map(({ headers }) => headers.traceparent)).toEqual([traceparent, undefined])
  })

  it('that is replaced under load answers every request from the old or the new one', async () => {
    await start()
    const answers: Json[] = []
    let isOver = false
    const askOn = async (): Promise<void> => {
      while (!isOver) answers.push(await ask(everything).catch((error: unknown) => ({ errors: [String(error)] })))
    }
    const callers = Array.from({ length: 8 }, askOn)
    for (let i = 0; i < 4; i++) {
      await pause(500)
      await writeFile(file, supergraphOf([places, i % 2 === 0 ? windier : weather]))
      const wanted = i % 2 === 0 ? 10 : 0
      await expect.poll(() => degreesOf(answers.at(-1))[0], { timeout: 10_000 }).toBe(wanted)
    }
    isOver = true
    await Promise.all(callers)
    expect(answers.filter((each) => each.errors !== undefined)).toEqual([])
    expect(new Set(answers.map((each) => degreesOf(each).join()))).toEqual(new Set(['0,1,2', '10,11,12']))
    expect((await ask('{ windiest { gusts } }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it.each([
    ['no SDL', () => 'type Query {'],
    ['no supergraph', () => 'type Query { a: Int }'],
    ['one with an unknown SECURITY feature', (sdl: string) => guardedBy(sdl)],
  ])('that is broken is not taken: %s', async (_, broken) => {
    await start()
    await writeFile(file, broken(supergraphOf([places, weather])))
    await expect.poll(() => gateway.output(), { timeout: 10_000 }).toContain('the old one stays')
    expect((await ask(everything)).errors).toBeUndefined()
    await writeFile(file, supergraphOf([places, windier]))
    await expect.poll(async () => degreesOf(await ask(everything))[0], { timeout: 10_000 }).toBe(10)
  })

  it('with an unknown SECURITY feature is refused at the start', async () => {
    await writeFile(file, guardedBy(supergraphOf([places, weather])))
    gateway = spawnProcess('gateway/main.ts', { PORT: '0' }, ['--supergraph', file])
    expect(await gateway.exited).toBe(1)
    expect(gateway.output()).toMatch(/moat/)
  })
})

const guardedBy = (sdl: string): string =>
  sdl.replace(/^schema$/m, 'schema\n  @link(url: "https://specs.apollo.dev/moat/v0.1", for: SECURITY)')
