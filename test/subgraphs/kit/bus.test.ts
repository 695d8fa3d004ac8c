// Hints over PostgreSQL, as another process receives them.
import { performance } from 'node:perf_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { createPostgresBus } from '@quintet/kit/events/bus.ts'
import postgres from 'postgres'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../support/database/database.ts'
import { silent } from '../../support/quintet/subgraph.ts'

const gap = 200
const clone = await cloneDatabase()
afterAll(() => clone.drop())

it('many hints in quick succession reach other processes as few, including the last', async () => {
  const bus = createPostgresBus(clone.adminUrl, silent, { gapMilliseconds: gap })
  const other = postgres(clone.adminUrl, { max: 1, onnotice: () => {} })
  onTestFinished(async () => {
    await Promise.all([bus.close(), other.end()])
  })
  const received: string[] = []
  await other.listen('quintet', (payload) => received.push(payload))
  const inProcess: number[] = []
  bus.onWake('many', () => inProcess.push(1))
  const begun = performance.now()
  for (let i = 0; i < 2_000; i++) {
    bus.wake('many')
    await turn()
  }
  bus.wake('last')
  await expect.poll(() => received.at(-1)).toMatch(/\blast\b/)
  expect(received.length).toBeLessThanOrEqual((performance.now() - begun) / gap + 2)
  expect(inProcess.length).toBeGreaterThanOrEqual(2_000)
})
