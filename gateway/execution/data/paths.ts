// Paths of a plan through the data, compiled to walks that collect the objects at their end. `@` in a path stands for the
// members of a list. A longer path continues from the objects that a shorter one collected.
import { compileFunction, readCode } from './compiled-function.ts'
import { type Data, isObject, own } from './objects.ts'

/** A path as errors have it. */
export type ResponsePath = readonly (string | number)[]

/** Data, and the objects that were collected from them. */
export interface Walked {
  readonly data: unknown
  /** Objects and lists that stand at several paths. */
  readonly shared: ReadonlySet<object> | null
  /** The objects at the end of paths. */
  readonly collected: Map<DataPath, readonly Data[]>
}

/** A compiled path. */
export interface DataPath {
  readonly keys: readonly string[]
  /** The longest path that this one continues. */
  readonly prefix: DataPath | null
  /** Walks from the end of the prefix. */
  readonly walk: (from: readonly unknown[], walk: Walk) => void
  /** The paths that continue this one. */
  readonly longer: DataPath[]
}

/** One walk. */
interface Walk {
  readonly found: Data[]
  readonly shared: ReadonlySet<object> | null
  /** Shared objects that the walk has passed: what lies behind them was found already. */
  readonly seen: Set<object>
}

/** Compiles the paths of one plan; equal keys give the same path. */
export function createDataPaths(): (keys: readonly string[]) => DataPath {
  const paths: DataPath[] = []
  return (keys) => {
    const shorter = paths.filter((path) => isPrefix(path.keys, keys))
    const [prefix = null] = shorter
      // A path ends in objects, and the members of a list cannot be reached from an object.
      .filter((path) => keys[path.keys.length] !== '@')
      .sort((a, b) => b.keys.length - a.keys.length)
    if (prefix?.keys.length === keys.length) return prefix
    const path = {
      keys,
      prefix,
      walk: compileWalk(keys.slice(prefix?.keys.length ?? 0)),
      longer: paths.filter((other) => isPrefix(keys, other.keys)),
    }
    for (const each of shorter) each.longer.push(path)
    paths.push(path)
    return path
  }
}

const isPrefix = (prefix: readonly string[], keys: readonly string[]): boolean =>
  prefix.length <= keys.length && prefix.every((key, i) => key === keys[i])

/** The objects at the end of a path, in order, each once. */
export function objectsAt(path: DataPath, walked: Walked): readonly Data[] {
  const cached = walked.collected.get(path)
  if (cached !== undefined) return cached
  const found: Data[] = []
  const from = path.prefix === null ? [walked.data] : objectsAt(path.prefix, walked)
  path.walk(from, { found, shared: walked.shared, seen: new Set() })
  walked.collected.set(path, found)
  return found
}

/** To be called after a merge into the objects at the end of a path: longer paths may lead to other objects now. */
export function forgetLonger(path: DataPath, { collected }: Walked): void {
  for (const each of path.longer) collected.delete(each)
}

function compileWalk(keys: readonly string[]): DataPath['walk'] {
  return compileFunction(`(from, walk) => { for (const v0 of from) { ${walkCode(keys, 0)} } }`, { isObject, isSeen })
}

/** Code for the rest of a path, from a variable that is named by its depth. */
function walkCode([key, ...rest]: readonly string[], depth: number): string {
  const [value, inner] = [`v${depth}`, `v${depth + 1}`]
  if (key === undefined) return `if (isObject(${value})) walk.found.push(${value})`
  const further = walkCode(rest, depth + 1)
  return key === '@'
    ? `if (Array.isArray(${value})) for (const ${inner} of ${value}) { if (${inner} !== null) { ${further} } }`
    : `if (isObject(${value})) { const ${inner} = ${readCode(value, key)}
       if (${inner} !== undefined && ${inner} !== null && !isSeen(${inner}, walk)) { ${further} } }`
}

function isSeen(value: unknown, { shared, seen }: Walk): boolean {
  if (shared === null || !shared.has(value as object)) return false
  if (seen.has(value as object)) return true
  seen.add(value as object)
  return false
}

/** Every response path of every object at a path of the plan. Costs more than the walk: errors alone need it. */
export function responsePathsAt(data: unknown, keys: readonly string[]): Map<Data, ResponsePath[]> {
  const paths = new Map<Data, ResponsePath[]>()
  const walk = (value: unknown, depth: number, path: ResponsePath): void => {
    const key = keys[depth]
    if (key === undefined) {
      if (!isObject(value)) return
      const present = paths.get(value)
      if (present === undefined) paths.set(value, [path])
      else present.push(path)
    } else if (key !== '@') {
      if (isObject(value)) walk(own(value, key), depth + 1, [...path, key])
    } else if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) walk(each, depth + 1, [...path, i])
    }
  }
  walk(data, 0, [])
  return paths
}
