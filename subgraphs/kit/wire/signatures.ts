// Signatures of messages and links: an HMAC under a secret that both sides know.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far the time of a message may be off, either way. */
const toleranceSeconds = 300

export function hmacOf(
  algorithm: 'sha256' | 'sha512',
  secret: string | Uint8Array,
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

/**
 * Whether one of the secrets has signed the raw body of a webhook of Stripe, a short while ago. Stripe's own library accepts
 * times to come; here they count as far as those that are past.
 * @param header the header `stripe-signature`
 */
export function isSignedByStripe(header: string, body: Uint8Array, secrets: readonly string[], now: Date): boolean {
  const fields = header.split(',').map((field) => field.trim().split('=', 2))
  const valuesOf = (name: string) => fields.flatMap(([key, value]) => (key === name && value ? [value] : []))
  const [time = ''] = valuesOf('t')
  if (!isRecent(time, now)) return false
  const given = valuesOf('v1').map((value) => Buffer.from(value, 'hex'))
  return secrets.some((secret) => {
    const right = hmacOf('sha256', secret, `${time}.`, body)
    return given.some((each) => isSame(each, right))
  })
}
