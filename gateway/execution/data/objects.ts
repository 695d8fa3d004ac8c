// Objects from subgraphs: read and merged without trust in their keys.
import { isExactNumber } from '@quintet/kit/wire/exact-numbers.ts'

export type Data = Record<string, unknown>

export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object's own value under a key; undefined for what it inherits, such as `constructor`. */
export const own = (object: Data, key: string): unknown => {
  const value = object[key]
  // All that objects inherit are functions, except the prototype itself.
  return (typeof value === 'function' || key === '__proto__') && !Object.hasOwn(object, key) ? undefined : value
}

/**
 * Merges `source` into `target`: objects and lists of equal length member by member, lists of lists too; anything else is
 * replaced. Parts of `source` become parts of `target`.
 * Returns whether `target` may hold objects that it did not hold before.
 */
export function merge(target: Data, source: Data): boolean {
  if (target === source) return false
  let hasNewObjects = false
  for (const key in source) {
    const value = source[key]
    if (value === undefined || key === '__proto__') continue
    // Null counts as well: it may replace an object.
    if (typeof value === 'object') hasNewObjects = true
    target[key] = typeof value === 'object' && value !== null ? merged(own(target, key), value) : value
  }
  return hasNewObjects
}

function merged(present: unknown, value: unknown): unknown {
  if (present === undefined || present === null) return value
  if (isObject(value) && isObject(present)) {
    if (isExactNumber(value) || isExactNumber(present)) return value
    merge(present, value)
    return present
  }
  if (!Array.isArray(value) || !Array.isArray(present) || value.length !== present.length) return value
  for (let i = 0; i < value.length; i++) present[i] = merged(present[i], value[i])
  return present
}
