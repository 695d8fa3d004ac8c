// Signatures of requests to tenants' addresses, in the form of Standard Webhooks. Secrets are derived and stored nowhere.
import { createHmac } from 'node:crypto'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { deriveKey } from '@quintet/kit/process/secrets.ts'

interface Signed {
  readonly id: string
  readonly secretNumber: number
  readonly previousUntil: Date | null
}

export interface Signatures {
  /** The present secret of a connector. */
  secretOf(connector: Pick<Signed, 'id' | 'secretNumber'>): string
  /** Headers of a message: its id, when it was sent, and a signature for each secret that holds. */
  headers(connector: Signed, messageId: string, body: string): Record<string, string>
}

/** @param roots root secrets, the current one first @param clock the time that receivers compare with */
export function createSignatures(roots: readonly Uint8Array[], clock: Clock): Signatures {
  const keys = roots.map((root) => deriveKey(root, 'secrets of connectors'))
  const secret = (key: Uint8Array, id: string, number: number): Buffer =>
    createHmac('sha256', key).update(`${id} ${number}`).digest()
  return {
    secretOf: ({ id, secretNumber }) => `whsec_${secret(keys[0]!, id, secretNumber).toString('base64')}`,
    headers({ id, secretNumber, previousUntil }, messageId, body) {
      const now = clock.now()
      const timestamp = String(Math.floor(now.getTime() / 1000))
      const hasPrevious = previousUntil !== null && previousUntil > now
      const numbers = hasPrevious ? [secretNumber, secretNumber - 1] : [secretNumber]
      const signature = (by: Uint8Array) =>
        `v1,${createHmac('sha256', by).update(`${messageId}.${timestamp}.${body}`).digest('base64')}`
      const signatures = numbers.flatMap((number) => keys.map((key) => signature(secret(key, id, number))))
      return {
        'webhook-id': messageId,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatures.join(' '),
      }
    },
  }
}
