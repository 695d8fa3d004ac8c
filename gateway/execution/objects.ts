// Objects that subgraphs sent: read and joined without trust in their keys.

export type Data = Record<string, unknown>

const inherited = Object.prototype as unknown as Data

export const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value by its own key; nothing that objects inherit, such as `constructor`. */
export const own = (object: Data, key: string): unknown =>
  key in inherited && !Object.hasOwn(object, key) ? undefined : object[key]

/**
 * Joins what a fetch brought into what is there, as Apollo's executor does: objects and lists of equal length member
 * by member, anything else by replacing it. Parts of `source` become parts of `target`.
 */
export function merge(target: Data, source: Data): void {
  if (target === source) return
  for (const key in source) {
    const value = source[key]
    if (value === undefined || key === '__proto__') continue
    const present = own(target, key)
    if (isObject(value) && isObject(present)) merge(present, value)
    else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length)
      mergeList(present, value)
    else target[key] = value
  }
}

function mergeList(target: unknown[], source: readonly unknown[]): void {
  for (let i = 0; i < source.length; i++) {
    const present = target[i]
    const value = source[i]
    if (isObject(present) && isObject(value)) merge(present, value)
    else target[i] = value
  }
}
