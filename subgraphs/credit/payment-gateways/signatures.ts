// Signatures of messages.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the time of a message may be off, either way. */
const toleranceSeconds = 300

export function hmacOf(
  algorithm: 'sha256' | 'sha512',
  secret: string,
  ...parts: readonly (string | Uint8Array)[]
): Buffer {
  const hmac = createHmac(algorithm, secret)
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}

/** Whether two signatures are the same, in a time that does not tell where they differ. */
export const isSame = (given: Uint8Array, right: Uint8Array): boolean =>
  given.length === right.length && timingSafeEqual(given, right)

/** Whether a time in seconds, or in milliseconds where it has 13 digits, is close to the present. */
export function isRecent(text: string, now: Date): boolean {
  if (!/^\d{1,13}$/.test(text)) return false
  const seconds = text.length === 13 ? Number(text) / 1000 : Number(text)
  return Math.abs(now.getTime() / 1000 - seconds) <= toleranceSeconds
}
