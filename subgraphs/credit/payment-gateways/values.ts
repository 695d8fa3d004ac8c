// Values in the JSON of gateways, which may hold anything.

/** What stands at a JSON pointer (RFC 6901); undefined where nothing does. */
export function valueAt(value: unknown, pointer: string): unknown {
  let found = value
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    found = (found as Record<string, unknown>)[key]
  }
  return found
}

/** A text or a number as text; null for anything else. */
export function textAt(value: unknown, pointer: string): string | null {
  const found = valueAt(value, pointer)
  if (typeof found === 'string') return found
  return typeof found === 'number' && Number.isFinite(found) ? String(found) : null
}

/** A whole amount above zero; null for anything else. */
export function wholeAt(value: unknown, pointer: string): bigint | null {
  const text = textAt(value, pointer)
  return text !== null && /^\d{1,15}$/.test(text) && text !== '0' ? BigInt(text) : null
}
