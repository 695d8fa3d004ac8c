import { createHash } from 'node:crypto'

/** The key under which Stripe does something once for a client's own key, whatever characters that has. */
export const askedOnce = (what: string, id: string, key: string): { idempotencyKey: string } => ({
  idempotencyKey: `${what} ${id} ${createHash('sha256').update(key).digest('base64url')}`,
})

const answers = 'answer '

/** The id under which Stripe's answer to what was asked under a key is kept, beside those of its events. */
export const answerId = ({ idempotencyKey }: { readonly idempotencyKey: string }): string => answers + idempotencyKey
export const isOfAnswer = (eventId: string): boolean => eventId.startsWith(answers)
