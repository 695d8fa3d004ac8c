// When each subgraph was unavailable and each supergraph in force: answers depend on both.
import type { SubgraphName } from './world.ts'

export interface Version {
  readonly name: string
  readonly sdl: string
  /** Whether it has the field `gusts`. */
  readonly hasGusts: boolean
}

export interface Timeline {
  /** Marks a subgraph unavailable from now on; the returned function ends that. */
  markDown(name: SubgraphName): () => void
  /** Whether a subgraph may have been unavailable between two times, in milliseconds since 1970. */
  wasUnavailable(name: SubgraphName, from: number, to: number): boolean
  /** Another version may be in force from now on; after the returned function no other is. */
  offer(version: Version): () => void
  /** Versions that may have been in force between two times. */
  versions(from: number, to: number): Version[]
}

/** A subgraph gets requests again after the circuit breaker's pause, and after the requests in line. */
const graceMilliseconds = 5_000

/** A timeline that begins with every subgraph available. */
export function createTimeline(first: Version): Timeline {
  const outages: { name: SubgraphName; from: number; to: number }[] = []
  const periods: { from: number; versions: readonly Version[] }[] = [{ from: 0, versions: [first] }]
  return {
    markDown(name) {
      const outage = { name, from: Date.now(), to: Number.POSITIVE_INFINITY }
      outages.push(outage)
      return () => {
        outage.to = Date.now() + graceMilliseconds
      }
    },
    wasUnavailable: (name, from, to) =>
      outages.some((outage) => outage.name === name && outage.from <= to && outage.to >= from),
    offer(version) {
      const before = periods.at(-1)!.versions
      periods.push({ from: Date.now(), versions: [...before, version] })
      return () => void periods.push({ from: Date.now(), versions: [version] })
    },
    versions(from, to) {
      const during = periods.filter((period, i) => period.from <= to && (periods[i + 1]?.from ?? to) >= from)
      return during.flatMap(({ versions }) => versions)
    },
  }
}
