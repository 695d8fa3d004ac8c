// Sources over the network whose supergraph is replaced while requests are under way.
import type { HttpSource } from './http.ts'

export type HttpSources = ReadonlyMap<string, HttpSource>

export interface SourceSets {
  /** Sources for addresses by name: one that stays where it is now keeps its connections. */
  reach(addresses: ReadonlyMap<string, string>): HttpSources
  /** Has these be the present ones; those they leave behind are closed when what is under way has had time to end. */
  switchTo(next: HttpSources): void
  /** Closes what these have and the present ones have not: nobody has asked them. */
  refuse(next: HttpSources): Promise<void>
  close(): Promise<void>
}

/** Requests that are under way when a supergraph is replaced have so long to end before their subgraphs are let go. */
const graceMilliseconds = 30_000

/** Begins with no sources. */
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
        const known = present.get(name)
        const source = known?.url === url ? known : open(name, url)
        opened.add(source)
        sources.set(name, source)
      }
      return sources
    },
    switchTo(next) {
      // Now, not when the time is up: what is present then may have left others behind, whose time is later.
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
