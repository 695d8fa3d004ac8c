import { createHash } from 'node:crypto'

/** The key under which Stripe does something once for a client's own key, whatever characters that has. */
export const askedOnce = (what: string, id: string, key: string): { idempotencyKey: string } => ({
  idempotencyKey: `${what} ${id} ${createHash('sha256').update(key).digest('base64url')}`,
})
