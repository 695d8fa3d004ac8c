// Routes without a token: health checks share one probe, and the limit per address holds.
import { createHealth } from '@quintet/gateway/http/health.ts'
import type { RunningServer } from '@quintet/gateway/http/server.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startBareServer } from '../../support/federation/bare-server.ts'

let server: RunningServer | undefined
afterEach(async () => {
  vi.useRealTimers()
  await server?.stop()
})

describe('health', () => {
  it('runs one probe for all concurrent checks, and caches its result for a second', async () => {
    vi.useFakeTimers()
    const probes: PromiseWithResolvers<void>[] = []
    const faults: string[] = []
    const health = createHealth(
      () => {
        const probe = Promise.withResolvers<void>()
        probes.push(probe)
        return probe.promise
      },
      (fault) => faults.push(fault),
    )
    const checks = [health()]
    await vi.advanceTimersByTimeAsync(5_000)
    checks.push(health())
    probes[0]!.reject(new Error('no database'))
    expect(await Promise.all(checks)).toEqual([false, false])
    await vi.advanceTimersByTimeAsync(900)
    expect(await health()).toBe(false)
    expect([probes.length, faults]).toEqual([1, ['Error: no database']])
    await vi.advanceTimersByTimeAsync(200)
    const again = health()
    probes[1]!.resolve()
    expect(await again).toBe(true)
    expect([probes.length, faults.length]).toEqual([2, 1])
  })
})

it('shares one probe over HTTP, and limits the requests of an address except to /live and /ready', async () => {
  let probes = 0
  let isOver = false
  server = await startBareServer(
    {
      admission: { checkAddressLimit: () => (isOver ? 7 : 0), checkRouteLimit: () => (isOver ? 7 : 0) },
      answer: async () => ({ status: 200, headers: {}, body: '{}' }),
    },
    { probe: async () => void probes++ },
  )
  const { port } = server
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
  const start = performance.now()
  const statuses = await Promise.all(Array.from({ length: 50 }, () => statusOf('/health')))
  expect(new Set(statuses)).toEqual(new Set([200]))
  // One at most in each second that this took.
  expect(probes).toBeLessThanOrEqual(1 + (performance.now() - start) / 1000)
  const paths = ['/live', '/ready', '/health', '/metrics', '/.well-known/jwks.json']
  expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200, 200, 200, 200])
  isOver = true
  expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200, 429, 429, 429])
})
