// Walks to the objects at a path of the data; `@` in a path stands for the members of a list.
import { type Data, isObject, own } from './objects.ts'

export type Place = readonly (string | number)[]

/** One walk through the data of an execution. */
interface Walk {
  found(object: Data): void
  /** Objects and lists that stand in several places. */
  readonly shared: ReadonlySet<object> | null
  /** Those of them where the walk has been: what is there was found already. */
  readonly seen: Set<object>
}

type Step = (value: unknown, walk: Walk) => void

/** Compiles a walk that calls back for each object at a path, in order, for those in several places once. */
export function visiting(path: readonly string[]) {
  let step: Step = (value, { found }) => {
    if (isObject(value)) found(value)
  }
  for (const key of path.toReversed()) step = key === '@' ? intoList(step) : intoField(key, step)
  return (data: unknown, shared: ReadonlySet<object> | null, found: (object: Data) => void): void =>
    step(data, { found, shared, seen: new Set() })
}

const intoField =
  (key: string, next: Step): Step =>
  (value, walk) => {
    if (!isObject(value)) return
    const inner = own(value, key)
    if (inner !== undefined && inner !== null && !isSeen(inner, walk)) next(inner, walk)
  }

const intoList =
  (next: Step): Step =>
  (value, walk) => {
    if (!Array.isArray(value)) return
    for (let i = 0; i < value.length; i++) {
      const inner: unknown = value[i]
      if (inner !== null) next(inner, walk)
    }
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
