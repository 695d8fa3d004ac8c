// Objects that subgraphs sent: read and joined without trust in their keys.

export type Data = Record<string, unknown>

export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value by its own key; nothing that objects inherit, such as `constructor`: functions all, but for one. */
export const own = (object: Data, key: string): unknown => {
  const value = object[key]
  return (typeof value === 'function' || key === '__proto__') && !Object.hasOwn(object, key) ? undefined : value
}

/**
 * Joins what a fetch brought into what is there: objects and lists of equal length member by member, lists in lists
 * too, anything else by replacing it. Parts of `source` become parts of `target`.
 * Returns whether there may be other objects within `target` than before. What a single value replaces, as only a broken
 * subgraph has it, does not count: it is nowhere any more.
 */
export function merge(target: Data, source: Data): boolean {
  if (target === source) return false
  let isOther = false
  for (const key in source) {
    const value = source[key]
    if (value === undefined || key === '__proto__') continue
    // Null may stand where an object stood.
    if (typeof value === 'object') isOther = true
    target[key] = typeof value === 'object' && value !== null ? joined(own(target, key), value) : value
  }
  return isOther
}

function joined(present: unknown, value: unknown): unknown {
  if (present === undefined || present === null) return value
  if (isObject(value) && isObject(present)) {
    merge(present, value)
    return present
  }
  if (!Array.isArray(value) || !Array.isArray(present) || value.length !== present.length) return value
  for (let i = 0; i < value.length; i++) present[i] = joined(present[i], value[i])
  return present
}
