// The envelope on the wire: signed together with the body that it comes with, good for 60 s and for one use.
import { createHmac, createSecretKey, hash, type KeyObject, randomUUID, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '../process/secrets.ts'
import type { Envelope } from './envelope.ts'

/** The HTTP header that carries it; on graphql-ws it rides in the extensions of each subscribe message. */
export const envelopeHeader = 'quintet-envelope'

const validMilliseconds = 60_000
/** Clocks of two machines differ a little. */
const skewMilliseconds = 5_000

interface EnvelopeKey {
  readonly kid: string
  /** Not bytes: they would be made a key at each signature, which costs four times as much as to sign. */
  readonly key: KeyObject
}
/** The first key signs; all are accepted, so that a new one can be made known before it is used. */
export type EnvelopeKeys = readonly [EnvelopeKey, ...EnvelopeKey[]]

interface Sealed {
  readonly envelope: Envelope
  readonly iat: number
  readonly jti: string
  readonly kid: string
  /** SHA-256 of the body. */
  readonly body: string
}

/** Envelope keys of the root secrets, the present one first. */
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
  | 'none came'
  | 'another QUINTET_SECRET signed it, or it was changed'
  | 'it came with another body'
  | 'its time is not ours: the clocks of two machines differ, or it was long under way'
  | 'it was used before'

/**
 * Opens envelopes of one process: each once.
 * @param refused hears why an envelope is refused
 */
export function createEnvelopeReader(keys: EnvelopeKeys, refused: (why: EnvelopeFault) => void = () => {}) {
  const used = new Map<string, number>()
  const refuse = (why: EnvelopeFault): null => {
    refused(why)
    return null
  }
  /** The envelope of a header and the body that it came with; null when it is forged, stale, used, or of another body. */
  return (header: string | undefined, body: string | Buffer, now: number): Envelope | null => {
    if (header === undefined) return refuse('none came')
    const sealed = authentic(header, keys)
    if (sealed === null) return refuse('another QUINTET_SECRET signed it, or it was changed')
    if (sealed.body !== digest(body)) return refuse('it came with another body')
    if (now - sealed.iat > validMilliseconds || sealed.iat - now > skewMilliseconds) {
      return refuse('its time is not ours: the clocks of two machines differ, or it was long under way')
    }
    for (const [jti, end] of used) {
      // In the order of arrival: what follows is younger.
      if (end > now) break
      used.delete(jti)
    }
    if (used.has(sealed.jti)) return refuse('it was used before')
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
