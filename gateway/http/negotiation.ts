// Content negotiation: media types and encodings. Clients repeat their headers, so each header is parsed once.
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'

/** With the newer type the status tells refused requests; with the older one it is always 200. */
export const modernType = 'application/graphql-response+json'
const plainType = 'application/json'
export type AnswerType = typeof modernType | typeof plainType
export type Encoding = 'br' | 'gzip'

// In order of preference where the client has none: a client that accepts */* may not know the newer type.
const types: readonly AnswerType[] = [plainType, modernType]
const encodings = ['br', 'gzip', 'identity']
const maxHeaders = 500
/** Longer headers are not cached: common clients send none. */
const maxHeaderLength = 300

/** The type to answer with; null when the client accepts neither. Without a header any type is accepted. */
export const answerType = cached((accept): AnswerType | null => {
  const found = new Negotiator({ headers: { accept } }).mediaType(types)
  return types.find((type) => type === found) ?? null
})

/** Offered after the types of single responses: a client without a preference gets a single response. */
const eventType = 'text/event-stream'
const namesEvents = /(^|,)\s*text\/event-stream\s*(;|,|$)/i

/**
 * Whether a client accepts an event stream (RFC 9110, section 12.5.1): `preferred` to a single response, `accepted` for
 * operations without a single response, or null. A wildcard alone does not accept one.
 */
export const eventPreference = cached((accept): 'preferred' | 'accepted' | null => {
  if (accept === undefined || !namesEvents.test(accept)) return null
  const accepted = new Negotiator({ headers: { accept } }).mediaTypes([...types, eventType])
  if (!accepted.includes(eventType)) return null
  return accepted[0] === eventType ? 'preferred' : 'accepted'
})

/** The encoding to answer with; null for none. Without a header none is accepted. */
export const answerEncoding = cached((header): Encoding | null => {
  if (header === undefined) return null
  const [best] = encodingsOf(header)
  return best === 'br' || best === 'gzip' ? best : null
})

/** `gzip` where a client accepts it, also beside encodings that it prefers; else null. */
export const gzipIfAccepted = cached((header): 'gzip' | null =>
  header !== undefined && encodingsOf(header).includes('gzip') ? 'gzip' : null,
)

function encodingsOf(header: string): string[] {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } })
  // The types lack the second argument, which orders encodings that the client prefers equally.
  const read = negotiator.encodings as (available: string[], options: { preferred: string[] }) => string[]
  return read.call(negotiator, encodings, { preferred: encodings })
}

function cached<Value extends string | null>(read: (header: string | undefined) => Value) {
  const values = new LRUCache<string, { value: Value }>({ max: maxHeaders })
  const absent = read(undefined)
  return (header: string | undefined): Value => {
    if (header === undefined) return absent
    const found = values.get(header)
    if (found !== undefined) return found.value
    const value = read(header)
    if (header.length <= maxHeaderLength) values.set(header, { value })
    return value
  }
}
