// How entries are chained and how the end of a chain is signed. The same for the process that chains and for the check.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../sealed/keyring.ts'

/** An entry as text, as PostgreSQL writes its columns: a process that reads it anew gets the same. */
export interface ChainedRow {
  readonly tenantId: string
  readonly id: string
  /** All columns but number and hash. */
  readonly columns: string
}

export interface Head {
  readonly tenantId: string
  readonly sequence: number
  readonly hash: Buffer
  readonly keyId: string
  readonly signature: Buffer
}

/** Selects a Head. */
export const headColumns = `tenant_id as "tenantId", sequence::int, hash, key_id as "keyId", signature`

/** Before the first entry of a chain. */
export const start = { sequence: 0, hash: Buffer.alloc(32) }

/** Selects a row's ChainedRow. Times have all their digits, and JSON the order that PostgreSQL keeps it in. */
export const rowColumns = `tenant_id as "tenantId", id, jsonb_build_array(1, tenant_id, id, event, severity, user_id, actor_id,
  on_behalf_of_id, target_type, target_id, details, request_id, client_ip, user_agent,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'))::text as columns`

export const hashOf = (subgraph: string, previous: Uint8Array, sequence: number, { columns }: ChainedRow): Buffer =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify([subgraph, sequence, columns]))
    .digest()

const purpose = 'audit heads'

function signatureBy(
  ring: Keyring,
  keyId: string,
  subgraph: string,
  head: Pick<Head, 'tenantId' | 'sequence' | 'hash'>,
) {
  const key = ring.key(keyId, purpose)
  if (key === null) return null
  const text = JSON.stringify(['audit head', subgraph, head.tenantId, head.sequence, head.hash.toString('hex')])
  return createHmac('sha256', key).update(text).digest()
}

/** A head under the current key. */
export function sign(ring: Keyring, subgraph: string, end: Pick<Head, 'tenantId' | 'sequence' | 'hash'>): Head {
  return { ...end, keyId: ring.currentId, signature: signatureBy(ring, ring.currentId, subgraph, end)! }
}

/** Whether Quintet has signed a head, under a key of the ring. */
export function isSigned(ring: Keyring, subgraph: string, head: Head): boolean {
  const expected = signatureBy(ring, head.keyId, subgraph, head)
  return expected !== null && expected.length === head.signature.length && timingSafeEqual(expected, head.signature)
}
