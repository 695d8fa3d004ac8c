// The envelope on the wire: signed together with the body of its request, valid for 60 s and for one use.
import { createHmac, createSecretKey, hash, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '../process/secrets.ts'
import type { Envelope } from './envelope.ts'

/** The HTTP header that carries it. On graphql-ws it is in the extensions of each subscribe message. */
export const envelopeHeader = 'quintet-envelope'

const validMilliseconds = 60_000
/** The clocks of two machines may differ by this. */
const skewMilliseconds = 5_000

interface EnvelopeKey {
  readonly kid: string
  /** Not bytes: Node would make a key of them for each signature, which costs four times as much as signing. */
  readonly key: KeyObject
}
/** The first key signs, and all are accepted: a new key can be distributed before it is used. */
export type EnvelopeKeys = readonly [EnvelopeKey, ...EnvelopeKey[]]

interface Sealed {
  readonly envelope: Envelope
  readonly iat: number
  readonly jti: string
  readonly kid: string
  /** SHA-256 of the body. */
  readonly body: string
}

/** Envelope keys derived from the root secrets, the present one first. */
export function envelopeKeys(secrets: readonly [Uint8Array, ...Uint8Array[]]): EnvelopeKeys {
  const keyOf = (secret: Uint8Array): EnvelopeKey => {
    const key = deriveKey(secret, 'envelope')
    return { kid: hash('sha256', key).slice(0, 16), key: createSecretKey(key) }
  }
  const [first, ...rest] = secrets
  return [keyOf(first), ...rest.map(keyOf)]
}

/** The header of an envelope for a body, signed at `now` (milliseconds since 1970). */
export function signEnvelope(envelope: Envelope, body: string, keys: EnvelopeKeys, now: number): string {
  const [{ kid, key }] = keys
  const sealed: Sealed = { envelope, iat: now, jti: randomUUID(), kid, body: digest(body) }
  const text = Buffer.from(JSON.stringify(sealed)).toString('base64url')
  return `${text}.${mac(text, key)}`
}

/** Why an envelope is refused. */
export type EnvelopeFault =
  | 'there is none'
  | 'it was signed with another QUINTET_SECRET, or changed'
  | 'it was signed for another body'
  | 'its time is wrong: the clocks of two machines differ, or it took too long to arrive'
  | 'it was already used'

/**
 * Reads the envelopes that reach one process, each once.
 * @param onRefused called with the reason when an envelope is refused
 */
export function createEnvelopeReader(keys: EnvelopeKeys, onRefused: (why: EnvelopeFault) => void = () => {}) {
  const used = new Map<string, number>()
  const refuse = (why: EnvelopeFault): null => {
    onRefused(why)
    return null
  }
  /** The envelope in a header, for the body of the request; null when it is forged, expired, used, or for another body. */
  return (header: string | undefined, body: string | Buffer, now: number): Envelope | null => {
    if (header === undefined) return refuse('there is none')
    const sealed = authentic(header, keys)
    if (sealed === null) return refuse('it was signed with another QUINTET_SECRET, or changed')
    if (sealed.body !== digest(body)) return refuse('it was signed for another body')
    if (now - sealed.iat > validMilliseconds || sealed.iat - now > skewMilliseconds) {
      return refuse('its time is wrong: the clocks of two machines differ, or it took too long to arrive')
    }
    for (const [jti, end] of used) {
      // In the order of arrival: those that follow are younger.
      if (end > now) break
      used.delete(jti)
    }
    if (used.has(sealed.jti)) return refuse('it was already used')
    used.set(sealed.jti, now + validMilliseconds + skewMilliseconds)
    return sealed.envelope
  }
}

function authentic(header: string, keys: EnvelopeKeys): Sealed | null {
  const [text = '', signature = '', ...rest] = header.split('.')
  if (rest.length > 0) return null
  const sealed = parse(text)
  const key = keys.find(({ kid }) => kid === sealed?.kid)?.key
  if (sealed === null || key === undefined) return null
  const expected = Buffer.from(mac(text, key))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? sealed : null
}

function parse(text: string): Sealed | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Sealed
  } catch {
    return null
  }
}

const digest = (body: string | Buffer): string => hash('sha256', body, 'base64url')
const mac = (text: string, key: KeyObject): string => createHmac('sha256', key).update(text).digest('base64url')
