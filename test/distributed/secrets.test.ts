// The root secret is replaced as the documents say, process by process, and every session and socket stays.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { recordedScores, subscribeBySocket } from '../support/clients/subscribers.ts'
import { beginSession, category, createCall, createRecorder } from '../support/clients/traffic.ts'
import { type Distributed, distributedSecret, startDistributed } from '../support/quintet/distributed.ts'
import { createJudge } from '../support/schema/judge.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 })

const next = 'another secret of thirty-two bytes or more, the same everywhere'
const processes = [...subgraphNames, 'gateway-0', 'gateway-1']
const tokenSeconds = 3_600

let quintet: Distributed
beforeAll(async () => {
  quintet = await startDistributed({ gateways: 2, environment: { ACCESS_TOKEN_SECONDS: `${tokenSeconds}` } })
})
afterAll(() => quintet?.stop())

async function restart(name: string, environment: Record<string, string>): Promise<void> {
  expect([name, await quintet.kill(name, 'SIGTERM')]).toEqual([name, 0])
  await quintet.restart(name, environment)
}

describe('a new QUINTET_SECRET', () => {
  it('replaces the old one while every request is answered', async () => {
    const call = createCall(quintet.gateways)
    const grace = await beginSession(call, acme.agent.email)
    const token = await grace.token()
    const ask = (operation: string) => call(operation, { category, first: 100 }, token)
    const before = await ask('CreditLeaderboard')
    const after: string = before.data.creditLeaderboard.changesCursor
    const recorder = createRecorder(call, grace)
    const judge = createJudge(await ask('Overview'), before, recorder.acknowledged)
    const subscribers = [0, 1].map((gateway) =>
      subscribeBySocket(quintet.wsUrl(gateway), grace.token, after, {
        shouldRetry: () => true,
        retryAttempts: Number.POSITIVE_INFINITY,
        // Doubled each time, the pause would be longer than the test waits where restarts take long.
        retryWait: () => pause(1_000),
      }),
    )
    /** Token, session and password of before are still valid. */
    const expectGood = async (): Promise<void> => {
      for (const operation of ['Overview', 'CreditLeaderboard']) {
        await judge.watch(operation, () => ask(operation))
        await judge.watch(operation, () => ask(operation))
      }
      await recorder.record()
      expect(judge.faults).toEqual([])
      expect(recorder.problems).toEqual([])
    }
    await expectGood()

    // First the new one is accepted, then it signs, then the old one is removed.
    const together = (environment: Record<string, string>) =>
      Promise.all(processes.map((name) => restart(name, environment)))
    await together({ QUINTET_SECRET: distributedSecret, QUINTET_SECRET_PREVIOUS: next })
    await expectGood()
    for (const name of processes) {
      await restart(name, { QUINTET_SECRET: next, QUINTET_SECRET_PREVIOUS: distributedSecret })
      await pause(500)
      await expectGood()
      await grace.freshToken()
      await beginSession(call, acme.agent.email)
    }
    await together({ QUINTET_SECRET: next })
    await expectGood()
    await grace.freshToken()
    await beginSession(call, acme.agent.email)

    const truth = await recordedScores(quintet.adminUrl, after)
    expect(truth).toEqual(recorder.acknowledged)
    for (const { received, ended, stop } of subscribers) {
      await expect.poll(() => received.length, { timeout: 30_000 }).toBe(truth.length)
      expect(received).toEqual(truth)
      expect(ended).toEqual([])
      stop()
    }
    // The first access token is still valid.
    expect((await ask('Overview')).errors).toBeUndefined()
  })
})
