// The sources of a supergraph over the network, which is replaced while requests are in flight.
import type { HttpSource } from './http.ts'

export type HttpSources = ReadonlyMap<string, HttpSource>

export interface SourceSets {
  /** Sources for addresses by name. One whose address stays the same keeps its connections. */
  reach(addresses: ReadonlyMap<string, string>): HttpSources
  /** Makes a set the present one. Sources that are no longer in it are closed after a grace period. */
  switchTo(next: HttpSources): void
  /** Closes the sources of a set that will not be used, except those that are in the present one. */
  refuse(next: HttpSources): Promise<void>
  close(): Promise<void>
}

/** So long after a supergraph was replaced its sources are closed: requests in flight end meanwhile. */
const graceMilliseconds = 30_000

/** Begins with an empty set. */
export function createSourceSets(open: (name: string, url: string) => HttpSource): SourceSets {
  const opened = new Set<HttpSource>()
  let present: HttpSources = new Map()
  const release = async (sources: readonly HttpSource[]): Promise<void> => {
    for (const source of sources) {
      opened.delete(source)
      await source.close()
    }
  }
  return {
    reach(addresses) {
      const sources = new Map<string, HttpSource>()
      for (const [name, url] of addresses) {
        const existing = present.get(name)
        const source = existing?.url === url ? existing : open(name, url)
        opened.add(source)
        sources.set(name, source)
      }
      return sources
    },
    switchTo(next) {
      // Compared now: a later switch has a grace period of its own.
      const left = sourcesWithout(present, next)
      present = next
      setTimeout(() => void release(left), graceMilliseconds).unref()
    },
    refuse: (next) => release(sourcesWithout(next, present)),
    async close() {
      await Promise.all([...opened].map((source) => source.close()))
    },
  }
}

function sourcesWithout(sources: HttpSources, kept: HttpSources): HttpSource[] {
  return [...sources].flatMap(([name, source]) => (kept.get(name) === source ? [] : [source]))
}
