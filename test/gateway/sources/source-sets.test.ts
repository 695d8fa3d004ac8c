// Connections to subgraphs when the supergraph is replaced, once or again within the grace period.
import type { HttpSource } from '@quintet/gateway/sources/http.ts'
import { createSourceSets } from '@quintet/gateway/sources/source-sets.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Source sets whose sources only record which of them are open, by address. */
function createFixture() {
  const open = new Set<string>()
  const sources = createSourceSets((name, url) => {
    open.add(url)
    return { name, url, close: async () => void open.delete(url) } as HttpSource
  })
  const reach = (addresses: object) => sources.reach(new Map(Object.entries(addresses)))
  return { open, sources, reach, switchTo: (addresses: object) => sources.switchTo(reach(addresses)) }
}
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000)

it('a source whose address stays is kept, and others are closed after 30 s', async () => {
  const { open, switchTo, reach } = createFixture()
  switchTo({ places: 'a', weather: 'b' })
  const before = reach({ places: 'a' }).get('places')
  switchTo({ places: 'a', weather: 'c' })
  expect(reach({ places: 'a' }).get('places')).toBe(before)
  await pass(29)
  expect([...open]).toEqual(['a', 'b', 'c'])
  await pass(2)
  expect([...open]).toEqual(['a', 'c'])
})

it('each replacement has a grace period of its own', async () => {
  const { open, switchTo } = createFixture()
  switchTo({ places: 'a', weather: 'b' })
  switchTo({ places: 'a', weather: 'c' })
  await pass(20)
  switchTo({ places: 'd', weather: 'c' })
  await pass(11)
  // Only the grace period of `b` has passed.
  expect([...open]).toEqual(['a', 'c', 'd'])
  await pass(18)
  expect([...open]).toEqual(['a', 'c', 'd'])
  await pass(2)
  expect([...open]).toEqual(['c', 'd'])
})

it('new sources of a refused supergraph are closed at once, and all sources at the end', async () => {
  const { open, sources, switchTo, reach } = createFixture()
  switchTo({ places: 'a', weather: 'b' })
  await sources.refuse(reach({ places: 'a', weather: 'c' }))
  expect([...open]).toEqual(['a', 'b'])
  switchTo({ places: 'd' })
  await sources.close()
  expect([...open]).toEqual([])
})
