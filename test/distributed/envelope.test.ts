// The envelope on the wire: making one takes the secret, and an overheard one cannot be used again.
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { createEnvelopeReader, envelopeKeys, signEnvelope } from '@quintet/kit/wire/signed-envelope.ts'
import { describe, expect, it } from 'vitest'

const old = Buffer.alloc(32, 'old')
const present = Buffer.alloc(32, 'present')
const keys = envelopeKeys([present])
const now = 1_800_000_000_000
const body = '{"query":"{ viewer { user { id } } }"}'
const envelope: Envelope = {
  ...anonymousEnvelope('request-1', '192.0.2.7', 'a browser'),
  viewer: { userId: 'u', sessionId: 's', acr: 'aal1', authTime: 1, methods: [] },
  tenantId: 't',
  grants: ['credit.*:read'],
  policyVersion: 7,
}
const read = (header: string | undefined, text: string | Buffer = body, at = now, accepted = keys) =>
  createEnvelopeReader(accepted)(header, text, at)
const signed = (by = keys, at = now) => signEnvelope(envelope, body, by, at)

/** The header with its payload changed, under the old signature. */
function changed(header: string, change: (sealed: Record<string, unknown>) => object): string {
  const [text = '', mac = ''] = header.split('.')
  const sealed = change(JSON.parse(Buffer.from(text, 'base64url').toString()))
  return `${Buffer.from(JSON.stringify(sealed)).toString('base64url')}.${mac}`
}

describe('an envelope', () => {
  it('comes out as it went in, with its body as text or as bytes', () => {
    expect(read(signed())).toEqual(envelope)
    expect(read(signed(), Buffer.from(body))).toEqual(envelope)
    expect(read(signed(), body, now + 59_000)).toEqual(envelope)
  })

  it('is refused with a foreign signature', () => {
    const [text = '', mac = ''] = signed().split('.')
    const flipped = Buffer.from(mac, 'base64url')
    flipped[0]! ^= 1
    expect(read(`${text}.${flipped.toString('base64url')}`)).toBeNull()
    expect(read(`${text}.`)).toBeNull()
    expect(read(text)).toBeNull()
    expect(read(`${text}.${mac.slice(1)}`)).toBeNull()
    expect(read(`${text}.${mac}.${mac}`)).toBeNull()
  })

  it.each<[string, (sealed: Record<string, unknown>) => object]>([
    ['grants', (sealed) => ({ ...sealed, envelope: { ...envelope, grants: ['*.*:*'] } })],
    ['tenant', (sealed) => ({ ...sealed, envelope: { ...envelope, tenantId: 'another' } })],
    ['service', (sealed) => ({ ...sealed, envelope: { ...envelope, service: 'gateway' } })],
    ['time', (sealed) => ({ ...sealed, iat: now + 1 })],
    ['number', (sealed) => ({ ...sealed, jti: 'fresh' })],
    ['body', (sealed) => ({ ...sealed, body: 'other' })],
  ])('is refused when its %s was changed', (_, change) => {
    expect(read(changed(signed(), change))).toBeNull()
  })

  it('is refused when it was signed with another key under the name of the right one', () => {
    const foreign = envelopeKeys([Buffer.alloc(32, 'foreign')])
    const [{ kid }] = keys
    const [{ key }] = foreign
    expect(read(signed(foreign))).toBeNull()
    expect(read(signed([{ kid, key }]))).toBeNull()
  })

  it('is refused with another body, even one that looks the same', () => {
    expect(read(signed(), body.replace('id', 'email'))).toBeNull()
    expect(read(signed(), `${body} `)).toBeNull()
    expect(read(signed(), '')).toBeNull()
  })

  it('is refused more than a minute after it was made, and before it was made', () => {
    expect(read(signed(), body, now + 61_000)).toBeNull()
    expect(read(signed(), body, now - 10_000)).toBeNull()
    expect(read(signed(), body, now - 2_000)).toEqual(envelope)
  })

  it('is refused the second time, until it expires', () => {
    const reader = createEnvelopeReader(keys)
    const header = signed()
    expect(reader(header, body, now)).toEqual(envelope)
    for (const later of [0, 1, 30_000, 60_000, 61_000, 70_000, 3_600_000]) {
      expect(reader(header, body, now + later)).toBeNull()
      // Other envelopes come in between and are accepted, once.
      const other = signed(keys, now + later)
      expect(reader(other, body, now + later)).toEqual(envelope)
      expect(reader(other, body, now + later)).toBeNull()
    }
  })

  it('of a clock that is ahead is refused the second time too', () => {
    const reader = createEnvelopeReader(keys)
    const header = signed(keys, now + 4_000)
    expect(reader(header, body, now)).toEqual(envelope)
    for (const later of [1_000, 59_000, 63_000, 64_000]) {
      expect(reader(signed(keys, now + later), body, now + later)).toEqual(envelope)
      expect(reader(header, body, now + later)).toBeNull()
    }
  })

  it('that was refused for its body is accepted with the right one', () => {
    const reader = createEnvelopeReader(keys)
    const header = signed()
    expect(reader(header, 'another', now)).toBeNull()
    expect(reader(header, body, now)).toEqual(envelope)
  })

  it.each([undefined, '', '.', 'a.b', '..', 'bnVsbA.x', 'e30.e30', 'W10.', `${'a'.repeat(100_000)}.a`])(
    'is refused as %j',
    (header) => {
      expect(read(header)).toBeNull()
    },
  )

  it('is never the same text twice', () => {
    expect(signed()).not.toBe(signed())
  })
})

describe('a secret that is being replaced', () => {
  const both = envelopeKeys([present, old])

  it('is accepted beside the new one, which signs', () => {
    expect(read(signed(envelopeKeys([old])), body, now, both)).toEqual(envelope)
    expect(read(signed(keys), body, now, both)).toEqual(envelope)
    expect(read(signed(both), body, now, keys)).toEqual(envelope)
    expect(read(signed(both), body, now, envelopeKeys([old]))).toBeNull()
  })

  it('is refused once it is no longer configured', () => {
    expect(read(signed(envelopeKeys([old])))).toBeNull()
  })
})
