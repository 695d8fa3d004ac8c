// The port of a subgraph: what it writes to its log, so that an operator finds out why nothing is answered, and how long
// it keeps connections.
import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createLogger } from '@quintet/kit/process/log.ts'
import { type SubgraphServer, type SubgraphServerSettings, serveSubgraph } from '@quintet/kit/server/serve.ts'
import type { RunningSubgraph } from '@quintet/kit/subgraph/definition.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { envelopeHeader, envelopeKeys, signEnvelope } from '@quintet/kit/wire/signed-envelope.ts'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openRaw } from '../../support/clients/raw.ts'

const ours = envelopeKeys([Buffer.alloc(32, 'ours')])
const theirs = envelopeKeys([Buffer.alloc(32, 'theirs')])
const body = JSON.stringify({ query: '{ name }' })
const begin = Date.parse('2026-11-26T12:00:00Z')
/** A field of the subgraph's own answers, or whatever a test makes of it. */
let answer: () => object
let now: number
/** What was logged: warnings and errors. */
let written: { message: string | undefined; subgraph?: string; why?: string; stack?: string }[]
let server: SubgraphServer
let settings: SubgraphServerSettings

beforeEach(async () => {
  answer = () => ({ data: { name: 'credit' } })
  now = begin
  written = []
  const subgraph: RunningSubgraph = {
    name: 'credit',
    schema: buildSchema('type Query { name: String }'),
    execute: async () => answer(),
    subscribe: async () => ({ errors: [] }),
    answer: async () => null,
    contextFor: () => {
      throw new Error('nobody asks')
    },
    figures: () => [{ name: 'quintet_own', kind: 'gauge', help: 'Its own.', value: 7 }],
    eventFigures: async () => ({
      subgraph: 'credit',
      waiting: 4,
      oldest: 9.5,
      kept: 60,
      published: new Map([['credit.activity', 12]]),
      consumed: new Map([['tenancy.tenant.deletion_due', 5]]),
    }),
    jobFigures: async () => [{ queue: 'credit.work', oldest: 2.5, running: 1, failed: 0, dead: 3 }],
    close: async () => {},
  }
  const log = createLogger('silent')
  for (const level of ['warn', 'error'] as const) {
    vi.spyOn(log, level).mockImplementation((about, message) => written.push({ ...(about as object), message }))
  }
  settings = { subgraph, keys: ours, clock: { now: () => new Date(now) }, log, probe: async () => {} }
  server = await serveSubgraph(settings, '127.0.0.1', 0)
})
afterEach(() => server.stop())

const signed = (keys = ours, at = now, text = body): string =>
  signEnvelope(anonymousEnvelope('a-request', null, null), text, keys, at)
async function answerTo(header?: string): Promise<[status: number, text: string]> {
  const headers = { 'content-type': 'application/json', ...(header === undefined ? {} : { [envelopeHeader]: header }) }
  const url = `http://127.0.0.1:${server.port}/graphql`
  const response = await fetch(url, { method: 'POST', headers, body })
  return [response.status, await response.text()]
}
const send = async (header?: string): Promise<number> => (await answerTo(header))[0]

describe("a subgraph's log", () => {
  it.each<[string, () => string | undefined, RegExp]>([
    ['that there is none', () => undefined, /^there is none$/],
    ['that the secret differs', () => signed(theirs), /QUINTET_SECRET/],
    ['that it is of another body', () => signed(ours, now, `${body} `), /another body/],
    ['that the clocks differ, one behind', () => signed(ours, now - 61_000), /clocks/],
    ['that the clocks differ, one ahead', () => signed(ours, now + 6_000), /clocks/],
  ])('says of a refused envelope %s', async (_, header, why) => {
    expect(await send(header())).toBe(401)
    expect(written).toEqual([
      { subgraph: 'credit', why: expect.stringMatching(why), message: 'an envelope was refused' },
    ])
  })

  it('says that an envelope was used before, and nothing of its first use', async () => {
    const header = signed()
    expect(await send(header)).toBe(200)
    expect(written).toEqual([])
    expect(await send(header)).toBe(401)
    expect(written).toMatchObject([{ why: 'it was already used' }])
  })

  it('repeats a message at most once in ten seconds, and reports another fault at once', async () => {
    for (let i = 0; i < 20; i++) await send(signed(theirs))
    await send()
    expect(written.map(({ why }) => why)).toEqual([expect.stringMatching(/QUINTET_SECRET/), 'there is none'])
    now += 10_000
    await send(signed(theirs))
    expect(written).toHaveLength(3)
  })

  it('says what went wrong in a request, and the answer does not', async () => {
    answer = () => {
      throw new Error('a broken part')
    }
    expect(await answerTo(signed())).toEqual([500, 'Something went wrong on our side\n'])
    expect(written).toMatchObject([
      { subgraph: 'credit', message: 'a request failed', stack: expect.stringMatching(/a broken part/) },
    ])
  })

  it('says nothing of a client that disconnects in the middle of a request', async () => {
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write('POST /graphql HTTP/1.1\r\nhost: credit\r\ncontent-length: 100\r\n\r\n{"query"')
    await pause(50)
    socket.destroy()
    await pause(100)
    expect(written).toEqual([])
  })
})

it('an unused connection of a gateway is closed before Node would answer 408, and at the end', async () => {
  const times = vi.spyOn(Socket.prototype, 'setTimeout')
  const { whole } = openRaw(server.port)
  await expect.poll(() => times.mock.calls.map(([milliseconds]) => milliseconds)).toContain(30_000)
  times.mockRestore()
  const begun = performance.now()
  await server.stop()
  expect(await whole).toBe('')
  expect(performance.now() - begun).toBeLessThan(5_000)
})

describe('the port', () => {
  const get = async (port: number, path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return [response.status, await response.text()] as const
  }

  it('shows figures of queues and of the subgraph in the format of Prometheus', async () => {
    const [status, text] = await get(server.port, '/metrics')
    expect(status).toBe(200)
    expect(text).toContain('# TYPE quintet_jobs_dead gauge\nquintet_jobs_dead{queue="credit.work"} 3\n')
    expect(text).toContain('quintet_jobs_oldest_seconds{queue="credit.work"} 2.5\n')
    expect(text).toContain('# TYPE quintet_outbox_waiting gauge\nquintet_outbox_waiting{subgraph="credit"} 4\n')
    expect(text).toContain('quintet_outbox_oldest_seconds{subgraph="credit"} 9.5\n')
    expect(text).toContain('quintet_outbox_kept_seconds{subgraph="credit"} 60\n')
    expect(text).toContain('quintet_events_published_total{event="credit.activity"} 12\n')
    expect(text).toContain('quintet_events_consumed_total{subgraph="credit",event="tenancy.tenant.deletion_due"} 5\n')
    expect(text).toContain('# HELP quintet_own Its own.\n# TYPE quintet_own gauge\nquintet_own 7')
  })

  it('shows the other figures when the database does not answer', async () => {
    const gone = () => Promise.reject(new Error('connect ECONNREFUSED'))
    const subgraph = { ...settings.subgraph, jobFigures: gone, eventFigures: gone }
    const alone = await serveSubgraph({ ...settings, subgraph }, '127.0.0.1', 0)
    const [status, text] = await get(alone.port, '/metrics')
    expect(status).toBe(200)
    expect(text).toMatch(/^# HELP quintet_own Its own\./)
    await alone.stop()
  })

  it('of a process that only runs jobs answers probes and no request', async () => {
    const worker = await serveSubgraph({ ...settings, takesRequests: false }, '127.0.0.1', 0)
    expect(await get(worker.port, '/ready')).toEqual([200, 'ready\n'])
    expect((await get(worker.port, '/metrics'))[0]).toBe(200)
    const headers = { [envelopeHeader]: signed() }
    const response = await fetch(`http://127.0.0.1:${worker.port}/graphql`, { method: 'POST', headers, body })
    expect(response.status).toBe(404)
    await worker.stop()
  })
})
