// The way from one version of a system to another, over its migrations.
import semver from 'semver'

export interface Step {
  readonly versionFrom: string
  readonly versionTo: string
  readonly schemaVersionFrom: number
  readonly schemaVersionTo: number
}

interface Way<S> {
  readonly steps: readonly S[]
  /** How often the form of the tables changes. */
  readonly jumps: number
}

/**
 * The way with the fewest steps; of those, with the fewest changes of the tables' form, then over the highest versions. Null
 * where there is none, an empty one from a version to itself.
 */
export function pathBetween<S extends Step>(steps: readonly S[], from: string, to: string): readonly S[] | null {
  let best = new Map<string, Way<S>>([[from, { steps: [], jumps: 0 }]])
  const reached = new Set([from])
  while (best.size > 0) {
    const found = best.get(to)
    if (found !== undefined) return found.steps
    const next = new Map<string, Way<S>>()
    for (const [version, way] of best) {
      for (const step of steps) {
        if (step.versionFrom !== version || reached.has(step.versionTo)) continue
        const jumps = way.jumps + (step.schemaVersionFrom === step.schemaVersionTo ? 0 : 1)
        const longer = { steps: [...way.steps, step], jumps }
        const present = next.get(step.versionTo)
        if (present === undefined || isBetter(longer, present)) next.set(step.versionTo, longer)
      }
    }
    for (const version of next.keys()) reached.add(version)
    best = next
  }
  return null
}

/** Ways with equally many steps. */
function isBetter<S extends Step>(one: Way<S>, other: Way<S>): boolean {
  if (one.jumps !== other.jumps) return one.jumps < other.jumps
  for (const [i, { versionTo }] of one.steps.entries()) {
    const order = semver.compare(versionTo, other.steps[i]!.versionTo)
    if (order !== 0) return order > 0
  }
  return false
}
