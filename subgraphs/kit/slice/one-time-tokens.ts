// Tokens that work once, in letters and of sign-ins: the client holds them, the database their hash.
import { createHash, randomBytes } from 'node:crypto'

/** A new token of 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. */
export const hashOfToken = (token: string): Uint8Array => createHash('sha256').update(token).digest()
