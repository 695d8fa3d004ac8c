// Ways to the objects at a path of the data; `@` in a path stands for the members of a list. Who goes further than somebody
// before him goes on from what was found there.
import { generated, reading } from './compiled-function.ts'
import { type Data, isObject, own } from './objects.ts'

export type Place = readonly (string | number)[]

/** Data and what is known of them. */
export interface Visited {
  readonly data: unknown
  /** Objects and lists that stand in several places. */
  readonly shared: ReadonlySet<object> | null
  /** What stands at the end of ways. */
  readonly reached: Map<Way, readonly Data[]>
}

/** The way to a path. */
export interface Way {
  readonly path: readonly string[]
  /** The longest way from whose end one can go on to it, and the step from there. */
  readonly above: Way | null
  readonly step: Step
  /** Those that lead further. */
  readonly below: Way[]
}

/** One walk on from some objects. */
interface Walk {
  readonly found: Data[]
  readonly shared: ReadonlySet<object> | null
  /** Those that stand in several places where the walk has been: what is there was found already. */
  readonly seen: Set<object>
}

type Step = (from: readonly unknown[], walk: Walk) => void

/** Compiles ways of one plan: to each path one. */
export function createWays(): (path: readonly string[]) => Way {
  const ways: Way[] = []
  return (path) => {
    const before = ways.filter((way) => leadsTo(way.path, path))
    const [above = null] = before
      // Where a list is looked for, objects are no beginning.
      .filter((way) => path[way.path.length] !== '@')
      .sort((a, b) => b.path.length - a.path.length)
    if (above?.path.length === path.length) return above
    const way = {
      path,
      above,
      step: stepAlong(path.slice(above?.path.length ?? 0)),
      below: ways.filter((other) => leadsTo(path, other.path)),
    }
    for (const each of before) each.below.push(way)
    ways.push(way)
    return way
  }
}

const leadsTo = (begin: readonly string[], path: readonly string[]): boolean =>
  begin.length <= path.length && begin.every((key, i) => key === path[i])

/** The objects at the end of a way, in order, those in several places once. */
export function objectsAt(way: Way, visited: Visited): readonly Data[] {
  const known = visited.reached.get(way)
  if (known !== undefined) return known
  const found: Data[] = []
  const walk: Walk = { found, shared: visited.shared, seen: new Set() }
  way.step(way.above === null ? [visited.data] : objectsAt(way.above, visited), walk)
  visited.reached.set(way, found)
  return found
}

/** To be called when something was joined into the objects at the end of a way: there may be others beyond them now. */
export function changedAt(way: Way, { reached }: Visited): void {
  for (const each of way.below) reached.delete(each)
}

function stepAlong(path: readonly string[]): Step {
  return generated(`(from, walk) => { for (const v0 of from) { ${codeAlong(path, 0)} } }`, { isObject, isSeen })
}

/** Code for the rest of a path from a value, named by its depth. */
function codeAlong([key, ...rest]: readonly string[], depth: number): string {
  const [v, inner] = [`v${depth}`, `v${depth + 1}`]
  if (key === undefined) return `if (isObject(${v})) walk.found.push(${v})`
  const further = codeAlong(rest, depth + 1)
  return key === '@'
    ? `if (Array.isArray(${v})) for (const ${inner} of ${v}) { if (${inner} !== null) { ${further} } }`
    : `if (isObject(${v})) { const ${inner} = ${reading(v, key)}
       if (${inner} !== undefined && ${inner} !== null && !isSeen(${inner}, walk)) { ${further} } }`
}

function isSeen(value: unknown, { shared, seen }: Walk): boolean {
  if (shared === null || !shared.has(value as object)) return false
  if (seen.has(value as object)) return true
  seen.add(value as object)
  return false
}

/** Every place of every object at a path. To build places costs more than the walk. */
export function placesAt(data: unknown, path: readonly string[]): Map<Data, Place[]> {
  const places = new Map<Data, Place[]>()
  const walk = (value: unknown, depth: number, place: Place): void => {
    const key = path[depth]
    if (key === undefined) {
      if (!isObject(value)) return
      const known = places.get(value)
      if (known === undefined) places.set(value, [place])
      else known.push(place)
    } else if (key !== '@') {
      if (isObject(value)) walk(own(value, key), depth + 1, [...place, key])
    } else if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) walk(each, depth + 1, [...place, i])
    }
  }
  walk(data, 0, [])
  return places
}
