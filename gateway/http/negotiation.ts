// What a client takes: media types of answers, encodings of bodies. Browsers and clients repeat their headers, so each
// is read once.
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'

/** The newer type tells request errors by status; the older is 200 for whatever went through the gateway. */
export const modernType = 'application/graphql-response+json'
const plainType = 'application/json'
export type AnswerType = typeof modernType | typeof plainType
export type Encoding = 'br' | 'gzip'

// In the order of our preference, where the client has none: who says */* may know no newer type.
const types: readonly AnswerType[] = [plainType, modernType]
const encodings = ['br', 'gzip', 'identity']
const mostHeaders = 500
/** Headers that are longer are of nobody who comes again. */
const longestHeader = 300

/** The type to answer with; null when the client takes neither. Without a header anything is taken. */
export const answerType = remembered((accept): AnswerType | null => {
  const found = new Negotiator({ headers: { accept } }).mediaType(types)
  return types.find((type) => type === found) ?? null
})

/** Event streams, beside the types of single responses: a client that has no preference gets a single response. */
const eventType = 'text/event-stream'
const namesEvents = /(^|,)\s*text\/event-stream\s*(;|,|$)/i

/**
 * How willingly a client takes an event stream (RFC 9110, section 12.5.1): `preferred` before a single response, `accepted`
 * where nothing else will do, null not at all. A wildcard alone does not ask for one.
 */
export const eventPreference = remembered((accept): 'preferred' | 'accepted' | null => {
  if (accept === undefined || !namesEvents.test(accept)) return null
  const accepted = new Negotiator({ headers: { accept } }).mediaTypes([...types, eventType])
  if (!accepted.includes(eventType)) return null
  return accepted[0] === eventType ? 'preferred' : 'accepted'
})

/** The encoding to answer with; null for none. Without a header none is asked for. */
export const answerEncoding = remembered((header): Encoding | null => {
  if (header === undefined) return null
  const [best] = encodingsOf(header)
  return best === 'br' || best === 'gzip' ? best : null
})

/** `gzip` where a client takes it, whatever it would rather have; else null. */
export const gzipIfTaken = remembered((header): 'gzip' | null =>
  header !== undefined && encodingsOf(header).includes('gzip') ? 'gzip' : null,
)

function encodingsOf(header: string): string[] {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': header } })
  // Its types are older than its second argument: our order among what the client likes equally well.
  const read = negotiator.encodings as (available: string[], options: { preferred: string[] }) => string[]
  return read.call(negotiator, encodings, { preferred: encodings })
}

function remembered<Value extends string | null>(read: (header: string | undefined) => Value) {
  const known = new LRUCache<string, { value: Value }>({ max: mostHeaders })
  const absent = read(undefined)
  return (header: string | undefined): Value => {
    if (header === undefined) return absent
    const found = known.get(header)
    if (found !== undefined) return found.value
    const value = read(header)
    if (header.length <= longestHeader) known.set(header, { value })
    return value
  }
}
