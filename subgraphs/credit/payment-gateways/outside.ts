// Accounts outside, as they are compared.
import { createHmac } from 'node:crypto'

/** What tells an account outside from others, without telling which it is. */
export const outsideHash = (key: Uint8Array, ...parts: readonly string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url')
