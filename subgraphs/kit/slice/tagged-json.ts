// Values that JSON has no form for, as MongoDB's extended JSON writes them: { "$date": "..." }, { "$bigint": "..." }.

import { isShownOnce } from './shown-once.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A value as JSON, null in place of a secret. Throws for what is neither JSON nor a date nor a bigint. */
export function toTagged(value: unknown): Json {
  if (value instanceof Date) return { $date: value.toISOString() }
  if (typeof value === 'bigint') return { $bigint: value.toString() }
  if (Array.isArray(value)) return value.map(toTagged)
  if (typeof value !== 'object' || value === null) return value as Json
  if (isShownOnce(value)) return null
  // Objects of GraphQL's inputs have no prototype.
  if (![Object.prototype, null].includes(Object.getPrototypeOf(value)))
    throw new Error('Only JSON, dates and bigints can be kept')
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const object = Object.fromEntries(fields.map(([name, field]) => [name, toTagged(field)]))
  // A key of the value's own that looks like a tag.
  return fields.some(([name]) => name.startsWith('$')) ? { $object: object } : object
}

/** The value that toTagged wrote. */
export function fromTagged(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromTagged)
  if (typeof json !== 'object' || json === null) return json
  if ('$date' in json) return new Date(json.$date as string)
  if ('$bigint' in json) return BigInt(json.$bigint as string)
  const object = '$object' in json ? (json.$object as object) : json
  return Object.fromEntries(Object.entries(object).map(([name, field]) => [name, fromTagged(field)]))
}
