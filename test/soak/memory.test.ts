// The trend of memory over a soak.
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { leftByCollection } from './gateway.ts'
import { isFlat, type Sample, trendOf } from './memory.ts'

const mebibyte = 1024 * 1024

/** Half an hour of samples, one each 2 s, of so many MB. */
const samplesOf = (size: (minutes: number) => number): Sample[] =>
  Array.from({ length: 900 }, (_, i) => {
    const memory = size((i * 2) / 60) * mebibyte
    const others = { sockets: 0, subscriptions: 0, upstreams: 0, deliveries: 0, slow: 0 }
    return { milliseconds: i * 2_000, heap: i < 5 ? null : memory, memory, ...others }
  })

describe('memory over time', () => {
  it('is flat when it grows only in the beginning, and when it rises and falls', () => {
    const samples = samplesOf((minutes) => 60 + 30 * Math.min(1, minutes / 5) + ((minutes * 30) % 5) * 10)
    for (const measure of ['heap', 'memory'] as const) {
      expect(trendOf(samples, measure)).toMatchObject({ first: 90, last: 90 })
      expect(isFlat(trendOf(samples, measure))).toBe(true)
    }
  })

  it('is not flat when it grows by a MB a minute', () => {
    for (const measure of ['heap', 'memory'] as const) {
      const trend = trendOf(
        samplesOf((minutes) => 60 + minutes),
        measure,
      )
      expect(trend.slope).toBeCloseTo(10)
      expect(isFlat(trend)).toBe(false)
    }
  })

  it('is not flat without a measurement', () => {
    const unknown = samplesOf(() => 60).map((sample) => ({ ...sample, heap: null }))
    expect(isFlat(trendOf(unknown, 'heap'))).toBe(false)
  })
})

describe('the heap after a full collection', () => {
  it('is read from the line that this Node writes', () => {
    const keep = 'globalThis.kept = Array.from({ length: 1e6 }, () => ({})); gc()'
    const written = execFileSync(process.execPath, ['--trace-gc', '--expose-gc', '-e', keep], { encoding: 'utf8' })
    const sizes = written.split('\n').flatMap((line) => leftByCollection(line) ?? [])
    expect(Math.max(...sizes)).toBeGreaterThan(20 * mebibyte)
    expect(Math.max(...sizes)).toBeLessThan(200 * mebibyte)
  })

  it('is not read from other lines', () => {
    const line = '[1:0x1] 44 ms: Scavenge 4.7 (5.8) -> 4.3 (6.8) MB, pooled: 0 MB, 7.64 / 0.00 ms allocation failure;'
    expect([leftByCollection(line), leftByCollection('Quintet is ready')]).toEqual([null, null])
  })
})
