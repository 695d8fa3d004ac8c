// How long a process may take to end: as long as it is set to drain, and what its stop needs.
import { endOnSignal } from '@quintet/kit/process/shutdown.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { silent } from '../../support/quintet/subgraph.ts'

// Fake timers leave these alone.
vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}))
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The first code with which a process would exit, and after how many seconds. */
async function endOf(drainSeconds: number, stopSeconds: number) {
  const ends: { code: unknown; seconds: number }[] = []
  const begun = Date.now()
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    ends.push({ code, seconds: (Date.now() - begun) / 1000 })
    return undefined as never
  })
  const on = vi.spyOn(process, 'on').mockReturnThis()
  const stop = () => new Promise<void>((resolve) => setTimeout(resolve, stopSeconds * 1000))
  endOnSignal({ drain() {}, drainMilliseconds: drainSeconds * 1000, stop }, silent)
  on.mock.calls.find(([signal]) => signal === 'SIGTERM')![1]()
  await vi.advanceTimersByTimeAsync(120_000)
  return ends[0]
}

it.each([
  // Sockets are closed over 5 s, and requests may take 10 s after that.
  ['the usual drain', 5, 15, { code: 0, seconds: 20 }],
  ['the longest drain', 25, 15, { code: 0, seconds: 40 }],
  ['a stop that never ends', 5, 1_000, { code: 1, seconds: 30 }],
  ['a stop that never ends after the longest drain', 25, 1_000, { code: 1, seconds: 50 }],
])('a process ends in time with %s', async (_, drain, stop, end) => {
  expect(await endOf(drain, stop)).toEqual(end)
})
