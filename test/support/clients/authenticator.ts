// A passkey in software: makes what a browser would, and can be set to make it wrong.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

interface Faults {
  readonly challenge?: string
  readonly origin?: string
  readonly rpId?: string
  /** Signs with another key. */
  readonly isForged?: boolean
  readonly isUserVerified?: boolean
  readonly userHandle?: string | null
  /** The count that it says; by default one more each time, or always 0 for a synced one. */
  readonly counter?: number
  readonly type?: string
}

interface Options {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id: string }
  readonly user?: { readonly id: string }
}

export interface Authenticator {
  readonly id: string
  /** What navigator.credentials.create returns. */
  create(options: object, faults?: Faults): object
  /** What navigator.credentials.get returns. */
  get(options: object, faults?: Faults): object
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const base64url = (data: Uint8Array | string) => Buffer.from(data).toString('base64url')

/** @param origin of the page @param isSynced whether it is backed up, and never counts */
export function anAuthenticator(origin = 'http://localhost:4000', { isSynced = false } = {}): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  let handle: string | null = null

  const clientData = (type: string, { challenge }: Options, faults: Faults) =>
    JSON.stringify({
      type: faults.type ?? type,
      challenge: faults.challenge ?? challenge,
      origin: faults.origin ?? origin,
      crossOrigin: false,
    })
  const authData = (rpId: string, faults: Faults, attested: Uint8Array = Buffer.alloc(0)) => {
    const isVerified = faults.isUserVerified ?? true
    const flags = 0x01 | (isVerified ? 0x04 : 0) | (isSynced ? 0x18 : 0) | (attested.length > 0 ? 0x40 : 0)
    if (!isSynced) counter++
    const count = Buffer.alloc(4)
    count.writeUInt32BE(faults.counter ?? counter)
    return Buffer.concat([sha256(faults.rpId ?? rpId), Buffer.of(flags), count, attested])
  }

  return {
    id: base64url(id),
    create(given, faults = {}) {
      const options = given as Options
      handle = options.user!.id
      const length = Buffer.of(0, id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)])
      const data = authData(options.rp!.id, faults, attested)
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(data)],
      ])
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', options, faults)),
          attestationObject: base64url(attestationObject),
          transports: ['internal'],
        },
      }
    },
    get(given, faults = {}) {
      const options = given as Options
      const data = authData(options.rpId!, faults)
      const client = clientData('webauthn.get', options, faults)
      const signer = faults.isForged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), signer)
      const userHandle = faults.userHandle === undefined ? handle : faults.userHandle
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          ...(userHandle === null ? {} : { userHandle }),
        },
      }
    },
  }
}

/** CBOR (RFC 8949), as far as an attestation needs it. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  if (length < 256) return Buffer.of((major << 5) | 24, length)
  return Buffer.of((major << 5) | 25, length >> 8, length & 0xff)
}
const cborText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborBytes = (bytes: Uint8Array) => Buffer.concat([head(2, bytes.length), bytes])
const cborInt = (value: number) => (value >= 0 ? head(0, value) : head(1, -1 - value))
const cborMap = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()])

/** A P-256 key in COSE form, for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}
