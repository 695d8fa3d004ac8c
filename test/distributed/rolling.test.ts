// Every process is replaced, one after the other, under load: no wrong answer, and no event lost or sent twice.
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import {
  recordedScores,
  type Subscriber,
  subscribeByEvents,
  subscribeBySocket,
} from '../support/clients/subscribers.ts'
import { beginSession, category, createCall, createRecorder } from '../support/clients/traffic.ts'
import { type Balancer, startBalancer } from '../support/quintet/balancer.ts'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'
import { createJudge } from '../support/schema/judge.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

const requestsPerSecond = 50
/** On a busy machine fewer requests are sent, as those that wait in line prove nothing. */
const maxPending = 40
const sockets = 90
const streams = 10

let quintet: Distributed
let balancer: Balancer
let isOver = false
const subscribers: Subscriber[] = []
beforeAll(async () => {
  quintet = await startDistributed({ gateways: 2, environment: { DRAIN_SECONDS: '1' } })
  balancer = await startBalancer(quintet.gateways)
})
afterEach(() => {
  isOver = true
})
afterAll(async () => {
  for (const { stop } of subscribers) stop()
  await balancer?.stop()
  await quintet?.stop()
})

it('clients do not notice a rolling restart', async () => {
  const call = createCall(quintet.gateways)
  const sessions = await Promise.all([acme.agent, acme.owner].map(({ email }) => beginSession(call, email)))
  const [grace] = sessions
  const ask = async (operation: string) => call(operation, { category, first: 100 }, await grace!.token())
  const before = await ask('CreditLeaderboard')
  const after: string = before.data.creditLeaderboard.changesCursor
  const recorder = createRecorder(call, grace!)
  const judge = createJudge(await ask('Overview'), before, recorder.acknowledged)

  for (let i = 0; i < sockets + streams; i++) {
    const { token } = sessions[i % sessions.length]!
    subscribers.push(
      i < sockets
        ? subscribeBySocket(balancer.wsUrl, token, after)
        : subscribeByEvents(`${balancer.origin}/graphql`, token, after),
    )
  }
  await recorder.record()
  /** Subscribers with fewer events, and their state. */
  const behind = (count: number) =>
    subscribers.flatMap(({ received, connecting, closes, ended }, i) =>
      received.length < count ? [{ i, received: received.length, connecting: connecting.length, closes, ended }] : [],
    )
  await expect.poll(() => behind(1), { timeout: 20_000 }).toEqual([])

  const pending = new Set<Promise<unknown>>()
  const load = async (): Promise<void> => {
    const begin = Date.now()
    for (let i = 0; !isOver; i++) {
      await pause(Math.max(0, begin + (i * 1000) / requestsPerSecond - Date.now()))
      if (pending.size >= maxPending) continue
      const operation = i % 25 === 0 ? 'RecordCreditScore' : i % 5 === 0 ? 'Overview' : 'CreditLeaderboard'
      const work = operation === 'RecordCreditScore' ? recorder.record() : judge.watch(operation, () => ask(operation))
      pending.add(work)
      void work.finally(() => pending.delete(work))
    }
  }
  const loading = load()
  await pause(2_000)
  for (const name of [...subgraphNames, 'gateway-0', 'gateway-1']) {
    judge.setUnavailable(name)
    expect([name, await quintet.kill(name, 'SIGTERM')]).toEqual([name, 0])
    await quintet.restart(name)
    await pause(1_000)
    // A circuit breaker may still be open.
    for (const gateway of quintet.gateways.keys()) {
      const errors = async () => (await quintet.gql('Overview', {}, await grace!.token(), gateway)).errors
      await expect.poll(errors).toBeUndefined()
    }
    judge.setUnavailable(null)
    // Each subscriber has resumed before the next cut.
    const count = recorder.acknowledged.length
    await expect.poll(() => behind(count), { timeout: 30_000 }).toEqual([])
  }
  isOver = true
  await loading
  await Promise.all(pending)

  const truth = await recordedScores(quintet.adminUrl, after)
  judge.compareBoards(truth)
  expect(judge.faults.slice(0, 10)).toEqual([])
  expect(recorder.problems).toEqual([])
  expect(judge.counts.complete).toBeGreaterThan(100)
  // Every acknowledged score is there once: each has its own value.
  expect(truth).toEqual(expect.arrayContaining(recorder.acknowledged))
  expect(new Set(truth.map(({ value }) => value)).size).toBe(truth.length)
  await expect.poll(() => behind(truth.length), { timeout: 20_000 }).toEqual([])
  await pause(1_000)
  for (const { received, ended, errors } of subscribers) {
    expect(ended).toEqual([])
    expect(received).toEqual(truth)
    // Names come from identity, which was unavailable for a while.
    expect(errors.filter(({ extensions }) => extensions.code !== 'UNAVAILABLE')).toEqual([])
  }
})

it('a connection to a process that ends is closed after its answer', async () => {
  const credit = new URL(quintet.subgraphs.get('credit')!).origin
  const [, gateway] = quintet.gateways
  for (const [name, origin] of [
    ['credit', credit],
    ['gateway-1', gateway!],
  ] as const) {
    const ready = async () => {
      const { status, headers } = await fetch(`${origin}/ready`)
      return [status, headers.get('connection')]
    }
    await quintet.kill(name)
    await quintet.restart(name, { DRAIN_SECONDS: '5' })
    expect(await ready()).toEqual([200, 'keep-alive'])
    const ended = quintet.kill(name, 'SIGTERM')
    await expect.poll(ready, { timeout: 4_500, interval: 20 }).toEqual([503, 'close'])
    expect(await ended).toBe(0)
    await quintet.restart(name)
  }
})

it('a process does not wait for a client that never answers', async () => {
  const socket = new WebSocket(quintet.wsUrl(0), 'graphql-transport-ws')
  await once(socket, 'open')
  socket.on('error', () => {})
  socket.pause()
  const ended = quintet.kill('gateway-0', 'SIGTERM')
  expect(await Promise.race([ended, pause(16_000, 'waiting', { ref: false })])).toBe(0)
})
