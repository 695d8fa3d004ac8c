// The chain of hashes over a tenant's transactions.
import { createHash } from 'node:crypto'
import { stableText } from '@quintet/kit/slice/idempotency.ts'

/** A transaction as it is sealed. */
export interface Sealable {
  readonly id: string
  readonly kind: string
  readonly memo: string | null
  readonly businessDate: string
  readonly reversesId: string | null
  readonly isForced: boolean
  readonly actorId: string | null
  readonly createdAt: Date
  /** Its postings as JSON: account, currency and amount, in the order of their ids. */
  readonly postings: string
}

/** The hash of a transaction in the chain, over the hash before it. */
export const sealOf = (before: Uint8Array, { createdAt, ...transaction }: Sealable): Buffer =>
  createHash('sha256')
    .update(before)
    .update(stableText({ ...transaction, createdAt: createdAt.toISOString() }))
    .digest()

/** What the first hash of a chain is made over. */
export const chainStart: Uint8Array = new Uint8Array(32)
