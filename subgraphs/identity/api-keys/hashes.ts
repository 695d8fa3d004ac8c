// What is stored of API keys: a hash that only who has the root secret can make, so that rows alone prove nothing.
import { createHmac } from 'node:crypto'
import { deriveKey } from '@quintet/kit/process/secrets.ts'

export interface KeyHashes {
  /** What is stored of a key, from its SHA-256. */
  current(bearerHash: string): string
  /** What may be stored of it: under the present root secret and under those before it. */
  all(bearerHash: string): string[]
}

/** @param secrets the root secret, then those that were replaced */
export function createKeyHashes(secrets: readonly [Uint8Array, ...Uint8Array[]]): KeyHashes {
  const keys = secrets.map((secret) => deriveKey(secret, 'api keys'))
  const under = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    current: (bearerHash) => under(keys[0]!, bearerHash),
    all: (bearerHash) => keys.map((key) => under(key, bearerHash)),
  }
}
