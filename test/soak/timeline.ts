// What was away and which supergraph was in force when: what an answer may be depends on it.
import type { SubgraphName } from './world.ts'

export interface Version {
  readonly name: string
  readonly sdl: string
  /** Whether it has the field `gusts`. */
  readonly hasGusts: boolean
}

export interface Timeline {
  /** A subgraph is away from now on; returns the way to say that it is back. */
  leave(name: SubgraphName): () => void
  /** Whether a subgraph may have been found away between two times, in milliseconds since 1970. */
  wasAway(name: SubgraphName, from: number, to: number): boolean
  /** Another version may be in force from now on; returns the way to say that it is, and no other. */
  offer(version: Version): () => void
  /** Versions that may have been in force between two times. */
  versions(from: number, to: number): Version[]
}

/** Who is back is asked again after the breaker's rest, by one who may have waited for his turn. */
const graceMilliseconds = 5_000

/** A timeline that begins with all there. */
export function createTimeline(first: Version): Timeline {
  const absences: { name: SubgraphName; from: number; to: number }[] = []
  const reigns: { from: number; versions: readonly Version[] }[] = [{ from: 0, versions: [first] }]
  return {
    leave(name) {
      const absence = { name, from: Date.now(), to: Number.POSITIVE_INFINITY }
      absences.push(absence)
      return () => {
        absence.to = Date.now() + graceMilliseconds
      }
    },
    wasAway: (name, from, to) =>
      absences.some((absence) => absence.name === name && absence.from <= to && absence.to >= from),
    offer(version) {
      const before = reigns.at(-1)!.versions
      reigns.push({ from: Date.now(), versions: [...before, version] })
      return () => void reigns.push({ from: Date.now(), versions: [version] })
    },
    versions(from, to) {
      const during = reigns.filter((reign, i) => reign.from <= to && (reigns[i + 1]?.from ?? to) >= from)
      return during.flatMap(({ versions }) => versions)
    },
  }
}
