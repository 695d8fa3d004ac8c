// Signatures of Stripe's webhooks: an HMAC over the time and the raw body.
import { createHmac, timingSafeEqual } from 'node:crypto'

const toleranceSeconds = 300

/**
 * Whether one of the secrets has signed a body, a short while ago. Stripe's own library accepts times to come; here they
 * count as far as those that are past.
 */
export function isSignedByStripe(header: string, body: Buffer, secrets: readonly string[], now: Date): boolean {
  const fields = header.split(',').map((field) => field.trim().split('=', 2))
  const valuesOf = (name: string) => fields.flatMap(([key, value]) => (key === name && value ? [value] : []))
  const [timestamp = ''] = valuesOf('t')
  if (!/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > toleranceSeconds) return false
  const given = valuesOf('v1').map((value) => Buffer.from(value, 'hex'))
  return secrets.some((secret) => {
    const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected))
  })
}
