// The client of graphql-ws as its users write it, over processes that restart at random and tokens that expire often.
import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket as PlainWebSocket } from 'ws'
import { recordedScores, type Subscriber, subscribeBySocket } from '../support/clients/subscribers.ts'
import { beginSession, category, createCall, createRecorder } from '../support/clients/traffic.ts'
import { type Balancer, startBalancer } from '../support/quintet/balancer.ts'
import { type Distributed, startDistributed } from '../support/quintet/distributed.ts'
import { createRandom } from '../support/random.ts'

vi.setConfig({ testTimeout: 400_000, hookTimeout: 180_000 })

const restarts = 20
const expiries = 5
const tokenSeconds = 8
/** Time from one restart to the next; the rest is the client's own back-off. */
const stepMilliseconds = 4_500
const seed = Number(process.env.SEED ?? randomInt(2 ** 31))

let quintet: Distributed
let balancer: Balancer
const subscribers: Subscriber[] = []
beforeAll(async () => {
  const environment = { DRAIN_SECONDS: '1', ACCESS_TOKEN_SECONDS: `${tokenSeconds}` }
  quintet = await startDistributed({ gateways: 2, environment })
  balancer = await startBalancer(quintet.gateways)
})
afterAll(async () => {
  for (const { stop } of subscribers) stop()
  await balancer?.stop()
  await quintet?.stop()
})

const random = createRandom(seed)
const anyOf = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!

async function restartOne(): Promise<void> {
  const began = Date.now()
  // Mostly a gateway, as clients are connected to it.
  const name = random() < 0.6 ? anyOf(['gateway-0', 'gateway-1']) : anyOf(subgraphNames)
  const signal = anyOf(['SIGTERM', 'SIGKILL'] as const)
  const code = await quintet.kill(name, signal)
  expect([name, signal, code]).toEqual([name, signal, signal === 'SIGTERM' ? 0 : null])
  await quintet.restart(name)
  await pause(Math.max(0, began + stepMilliseconds - Date.now()) + random() * 1_000)
}

/** The largest number of times within any span. */
const maxWithin = (times: readonly number[], span: number): number =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + span).length))

const expiredCloses = ({ closes }: Subscriber): number => closes.filter((code) => code === 4403).length

describe(`clients with an address, an async token and the getter that resumes (SEED=${seed})`, () => {
  it(`receive every event once and in order over ${restarts} restarts and ${expiries} expiries`, async () => {
    const call = createCall(quintet.gateways)
    const grace = await beginSession(call, acme.agent.email)
    const { data } = await call('CreditLeaderboard', { category }, await grace.token())
    const after: string = data.creditLeaderboard.changesCursor
    const [first, second] = await Promise.all([grace, grace].map(() => beginSession(call, acme.owner.email)))
    subscribers.push(
      // As in browsers, a lost connection is only a close.
      subscribeBySocket(balancer.wsUrl, first!.freshToken, after, { webSocketImpl: PlainWebSocket }),
      // Node's own WebSocket emits an error first, which is fatal without this line of the documents.
      subscribeBySocket(balancer.wsUrl, second!.freshToken, after, { shouldRetry: () => true }),
    )
    const recorder = createRecorder(call, grace)
    let isOver = false
    const recording = (async () => {
      for (; !isOver; await pause(150)) await recorder.record()
    })()
    try {
      for (let i = 0; i < restarts; i++) await restartOne()
      const expired = () => Math.min(...subscribers.map(expiredCloses))
      await expect.poll(expired, { timeout: 120_000, interval: 100 }).toBeGreaterThanOrEqual(expiries)
    } finally {
      isOver = true
      await recording
    }

    expect(recorder.problems).toEqual([])
    const truth = await recordedScores(quintet.adminUrl, after)
    expect(truth).toEqual(expect.arrayContaining(recorder.acknowledged))
    expect(new Set(truth.map(({ value }) => value)).size).toBe(truth.length)
    for (const { received, ended, connecting } of subscribers) {
      await expect.poll(() => received.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(truth.length)
      expect(ended).toEqual([])
      expect(received).toEqual(truth)
      expect(maxWithin(connecting, 30_000)).toBeLessThanOrEqual(7)
    }
  })
})
