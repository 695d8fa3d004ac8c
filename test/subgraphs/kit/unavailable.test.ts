// A subgraph whose database is unavailable: what its subscribers get, so that clients that resume know to try again.
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { credit } from '@quintet/credit/subgraph.ts'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import { createRelay } from '@quintet/kit/events/relay.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Subgraph } from '@quintet/kit/subgraph/definition.ts'
import { type Envelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { presentableResult } from '@quintet/kit/wire/errors.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { envelopeOf, silent } from '../../support/quintet/subgraph.ts'

const url = 'postgres://nobody@127.0.0.1:1/none'
const bus = createPostgresBus(url, silent, { deaf: true })
const connectionRefused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })
const tenantId = '01900000-0000-7000-8000-000000000001'
const unavailable = (field: string) => ({
  message: 'This part of the service does not answer at the moment; try again',
  path: [field],
  extensions: { code: 'UNAVAILABLE' },
})

/** A pool of the job role that answers with these rows, one after another, and is unavailable where there is null. */
function jobsAnswering(answers: (object[] | null)[]): postgres.Sql {
  const answer = async (): Promise<object[]> => {
    const rows = answers.shift() ?? null
    if (rows === null) throw connectionRefused
    return rows
  }
  return Object.assign(answer, { unsafe: answer }) as unknown as postgres.Sql
}

async function subscribe<C>(subgraph: Subgraph<C>, query: string, envelope: Envelope, parts: Partial<Database> = {}) {
  const database = { ...openDatabase({ subgraph: subgraph.name, url, directUrl: url }), ...parts }
  const secret = Buffer.alloc(32, 7)
  const executorOf = () => async () => ({ data: null })
  const runtime = {
    database,
    bus,
    clock: systemClock,
    wallClock: systemClock,
    log: silent,
    secret,
    publicUrl: 'http://localhost',
    executorOf,
  }
  const running = await subgraph.start(runtime)
  const stream = await running.subscribe({ query }, envelope)
  return { stream, close: running.close }
}

describe('a subscription', () => {
  it('that cannot begin is refused with UNAVAILABLE, not with what the database says', async () => {
    const query = 'subscription { creditScoreChanged(category: "personal-loan") { cursor } }'
    const grants = ['credit.*:read']
    const { stream, close } = await subscribe(credit, query, envelopeOf({ userId: tenantId, tenantId, grants }))
    const { errors } = JSON.parse(JSON.stringify(stream)) as ExecutionResult
    expect(errors).toMatchObject([unavailable('creditScoreChanged')])
    expect(JSON.stringify(errors)).not.toContain('ECONNREFUSED')
    await close()
  })

  it('whose resolver fails is distinguished from one whose variables do not fit', () => {
    const codesOf = (error: GraphQLError) =>
      presentableResult({ errors: [error] }, 'a request', silent).errors?.map(({ extensions }) => extensions.code)
    expect(codesOf(new GraphQLError('', { originalError: connectionRefused, path: ['field'] }))).toEqual([
      'UNAVAILABLE',
    ])
    expect(codesOf(new GraphQLError('', { originalError: new Error('no number') }))).toEqual(['BAD_USER_INPUT'])
  })

  it('that is cut in the middle ends with UNAVAILABLE', async () => {
    const query = 'subscription { accessChanged { tenantId } }'
    const jobs = jobsAnswering([[{ low: '1' }], null])
    const { stream, close } = await subscribe(tenancy, query, serviceEnvelope('gateway', 'test'), { jobs })
    const events = stream as AsyncIterableIterator<ExecutionResult>
    expect(await events.next()).toMatchObject({ value: { data: { accessChanged: { tenantId: null } } } })
    const error = await events.next().catch((each: unknown) => each)
    expect(JSON.parse(JSON.stringify(error))).toMatchObject(unavailable('accessChanged'))
    await close()
  })
})

it('a stream whose head could not be read is read again for the next subscriber', async () => {
  const relay = createRelay({
    subgraph: 'credit',
    jobs: jobsAnswering([null, [{ head: '7' }], [{ head: '7' }]]),
    bus,
    log: silent,
  })
  const stream = { tenantId, topic: 'credit.scores', key: 'personal-loan' }
  const first = relay.follow(stream, null, async () => [])
  await expect(first.started).rejects.toBe(connectionRefused)
  // The first has not left yet.
  const second = relay.follow(stream, null, async () => [])
  expect(await second.started).toBe(7)
  await first.return?.()
  await second.return?.()
  relay.close()
})

it('LISTEN is tried again about once a second, however long the database has been unavailable', async () => {
  let attempts = 0
  const server = createServer((socket) => {
    attempts++
    socket.on('error', () => {}).resetAndDestroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const listening = createPostgresBus(`postgres://nobody@127.0.0.1:${port}/none`, silent)
  await pause(7_000)
  expect(attempts).toBeLessThan(30)
  // With the driver's own pauses, which grow to 20 s, there would be some 7.
  await expect.poll(() => attempts, { timeout: 18_000 }).toBeGreaterThanOrEqual(10)
  await listening.close()
  server.close()
})
