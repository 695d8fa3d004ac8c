// Proofs that a client has a key (DPoP), made by Node's own hand, also wrong ones.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'

interface ProofOptions {
  readonly method?: string
  readonly url: string
  /** The token that is sent beside it; none at the token endpoint. */
  readonly token?: string
  /** In place of the right ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A key of a client. */
export function aProofKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  return {
    proof({ method = 'POST', url, token, claims = {}, header = {} }: ProofOptions): string {
      const ath = token === undefined ? undefined : createHash('sha256').update(token).digest('base64url')
      const iat = Math.floor(Date.now() / 1000)
      const body = { jti: randomUUID(), htm: method, htu: url, iat, ath, ...claims }
      const signed = `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header })}.${part(body)}`
      const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
      return `${signed}.${signature.toString('base64url')}`
    },
  }
}
