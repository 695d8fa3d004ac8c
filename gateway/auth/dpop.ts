// Proofs of possession (DPoP, RFC 9449): who sends a token that is bound to a key proves with each request that they have it.
import type { Clock } from '@quintet/kit/process/clock.ts'
import { calculateJwkThumbprint, EmbeddedJWK, type JWK, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'

/** A proof as it was sent. */
export interface SentProof {
  /** The header DPoP; empty where there is none. */
  readonly text: string
  /** The method of the request. A WebSocket's is GET. */
  readonly method: string
}

/** What a proof must prove. */
interface Demanded {
  /** The thumbprint of the key that the token is bound to. */
  readonly thumbprint: string
  /** SHA-256 of the token, base64url. */
  readonly hash: string
}

/** For so long a proof is good. */
const proofSeconds = 60
/** How far the clocks of clients may be ahead. */
const aheadSeconds = 5
const maxRemembered = 50_000
/** A proof from a clock that is ahead is good for the longest. Times in proofs are whole seconds, and so is the age that counts. */
const rememberedMilliseconds = 1000 * (proofSeconds + 2 * aheadSeconds + 1)
/** Clients name their proofs as they like, and all names are remembered. */
const maxName = 200

/**
 * Judges proofs for requests to one address. Each is good once in this process.
 * @param url of GraphQL, as clients reach it
 */
export function createProofs(url: string, clock: Clock) {
  const used = new LRUCache<string, number>({ max: maxRemembered })
  const address = plainUrl(url)
  return async ({ text, method }: SentProof, { thumbprint, hash }: Demanded): Promise<boolean> => {
    const now = clock.now()
    try {
      const { payload, protectedHeader } = await jwtVerify(text, EmbeddedJWK, {
        algorithms: ['ES256', 'Ed25519'],
        typ: 'dpop+jwt',
        requiredClaims: ['iat', 'jti', 'htm', 'htu', 'ath'],
        maxTokenAge: proofSeconds,
        clockTolerance: aheadSeconds,
        currentDate: now,
      })
      const { jti = '', htm, htu, ath } = payload
      if (htm !== method || ath !== hash || plainUrl(htu) !== address || jti.length > maxName) return false
      if ((await calculateJwkThumbprint(protectedHeader.jwk as JWK)) !== thumbprint) return false
      const key = `${thumbprint} ${jti}`
      if (now.getTime() - (used.get(key) ?? 0) < rememberedMilliseconds) return false
      used.set(key, now.getTime())
      return true
    } catch {
      // Whatever cannot be read is no proof.
      return false
    }
  }
}

/** The address without query and fragment; empty for what is none. */
function plainUrl(text: unknown): string {
  const url = typeof text === 'string' ? URL.parse(text) : null
  return url === null ? '' : `${url.origin}${url.pathname}`
}
