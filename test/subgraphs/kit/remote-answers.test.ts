// Answers of subgraphs as they come over a network, also of subgraphs that are not ours.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { overHttp } from '@quintet/gateway/sources/http.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { StatusRefusal } from '@quintet/kit/wire/errors.ts'
import { createRemote } from '@quintet/kit/wire/remote.ts'
import { afterEach, describe, expect, it } from 'vitest'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** What a remote makes of an answer with this body. */
async function answerOf(body: string | Buffer, status = 200, onRequest = () => {}): Promise<unknown> {
  const server = createServer((_, response) => {
    onRequest()
    response.writeHead(status).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const remote = createRemote({ name: 'shop', url, keys: null, clock: systemClock })
  ends.push(remote.close, () => server.close())
  return remote.execute({ query: '{ shop }' }, anonymousEnvelope('r', null, null))
}

it.each([
  ['plain', '{"data":{"shop":"é 🎈"}}'],
  ['with a byte order mark, as some servers write it', '\ufeff{"data":{"shop":"é 🎈"}}'],
])('JSON %s is read', async (_, body) => {
  expect(await answerOf(body)).toEqual({ data: { shop: 'é 🎈' } })
})

it('an answer that is no JSON is UNAVAILABLE', async () => {
  await expect(answerOf('<html>')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
})

it.each([
  ['400', 400, true],
  ['403', 403, true],
  ['413', 413, true],
  ['429, which says when, not what', 429, false],
  ['500', 500, false],
])(
  'a status of %s is UNAVAILABLE and not retried; one that blames the request is a refusal',
  async (_, status, isRefusal) => {
    let asked = 0
    const error: unknown = await answerOf('no', status, () => asked++).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
    expect(error instanceof StatusRefusal).toBe(isRefusal)
    expect(asked).toBe(1)
  },
)

describe('over a kept connection that was closed meanwhile', () => {
  /** What becomes of a request, and how often it arrived, where the subgraph cuts the first so many arrivals off. */
  async function arrivalsOf(query: string, cuts: number) {
    let arrivals = 0
    let isKept = false
    const server = createServer((request, response) => {
      if (!isKept || ++arrivals > cuts) response.end('{"data":{"shop":"open"}}')
      else request.socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    const remote = createRemote({ name: 'shop', url, keys: null, clock: systemClock })
    ends.push(remote.close, () => server.close())
    const envelope = anonymousEnvelope('r', null, null)
    await remote.execute({ query: '{ shop }' }, envelope)
    isKept = true
    const outcome = await remote.execute({ query }, envelope).catch((error: unknown) => error)
    return { outcome, arrivals: () => arrivals }
  }
  const answer = { data: { shop: 'open' } }
  const unavailable = { extensions: { code: 'UNAVAILABLE' } }

  it.each<[string, string, number, number, object]>([
    ['a query is asked a second time', '{ shop }', 1, 2, answer],
    ['a query is not asked a third time', '{ shop }', 2, 2, unavailable],
    ['a mutation is sent once', 'mutation { close }', 1, 1, unavailable],
    ['a mutation after empty lines is sent once', '\n  mutation Close { close }', 1, 1, unavailable],
  ])('%s', async (_, query, cuts, times, expected) => {
    const { outcome, arrivals } = await arrivalsOf(query, cuts)
    expect(outcome).toMatchObject(expected)
    // Whatever would come once more has had its time.
    await pause(50)
    expect(arrivals()).toBe(times)
  })
})

it('a subgraph that does not answer is given up soon after its timeout', async () => {
  const cut = Promise.withResolvers<void>()
  const server = createServer((request) => request.on('close', cut.resolve).resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const source = overHttp({ name: 'shop', url, keys: null, clock: systemClock }, { timeoutMilliseconds: 200 })
  ends.push(source.close, () => server.close())
  const asked = source.execute({ query: 'mutation { shop }' }, anonymousEnvelope('r', null, null))
  await expect(asked).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  await cut.promise
}, 8_000)

describe('requests that timed out while the subgraph hung', () => {
  it.each([
    ['queries', 'query { shop }', 10],
    ['mutations', 'mutation { shop }', 10],
    ['queries, more than there are connections', 'query { shop }', 100],
    ['mutations, more than there are connections', 'mutation { shop }', 100],
  ])(
    '(%s) are not sent when it is back, and delay no other request',
    async (_, query, count) => {
      const arrivals: string[] = []
      let hanging = 0
      let isBack = false
      const server = createServer(async (request, response) => {
        const { operationName } = (await json(request)) as { operationName: string }
        arrivals.push(operationName)
        if (isBack) return response.end('{"data":{"shop":"open"}}')
        hanging++
        response.on('close', () => hanging--)
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
      const source = overHttp({ name: 'shop', url, keys: null, clock: systemClock }, { timeoutMilliseconds: 3_000 })
      ends.push(source.close, () => server.close())
      const ask = async (operationName: string, text: string) =>
        source.execute({ query: text, operationName }, anonymousEnvelope('r', null, null))
      const asked = Array.from({ length: count }, (_, i) => ask(`Asked${i}`, query))
      const outcomes = await Promise.allSettled(asked)
      expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
      // The breaker's rest; and whatever was sent in the last moment has arrived.
      await pause(300)
      isBack = true
      const before = arrivals.length
      expect(await ask('Trial', 'query { shop }')).toEqual({ data: { shop: 'open' } })
      await expect.poll(() => hanging, { timeout: 5_000 }).toBe(0)
      // Whatever would come once more has had its time.
      await pause(50)
      expect(arrivals.slice(before)).toEqual(['Trial'])
      expect(new Set(arrivals).size).toBe(arrivals.length)
      expect(before).toBeGreaterThanOrEqual(Math.min(count, 32))
    },
    15_000,
  )
})
