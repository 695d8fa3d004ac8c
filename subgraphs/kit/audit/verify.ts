// Reads audit logs anew, hash by hash, and names the first entry of a chain that is not what was chained.
import type postgres from 'postgres'
import type { Keyring } from '../sealed/keyring.ts'
import { type ChainedRow, type Head, hashOf, headColumns, isSigned, rowColumns, start } from './chain.ts'

interface AuditFault {
  readonly tenantId: string
  /** The number of the first broken entry. */
  readonly sequence: number
  /** The entry that stands there; null where there is none. */
  readonly id: string | null
  /** What is wrong, as the end of a sentence that begins with the entry. */
  readonly what: string
}

export interface AuditVerdict {
  readonly chains: number
  /** Entries in all chains. */
  readonly entries: number
  /** Entries that wait to be chained: nothing can be said of them. */
  readonly unchained: number
  /** The first broken entry of each broken chain. */
  readonly faults: readonly AuditFault[]
}

interface Reading {
  readonly sql: postgres.TransactionSql
  readonly subgraph: string
  readonly ring: Keyring
  readonly batch: number
}
type Row = ChainedRow & { readonly sequence: number; readonly hash: Buffer }

/**
 * Verifies all chains of a subgraph, in one snapshot: entries that are being chained meanwhile do not matter.
 * @param jobs the pool of the job role; each chain is read in batches
 */
export async function verifyAudit(
  jobs: postgres.Sql,
  subgraph: string,
  { ring, batch = 1000 }: { readonly ring: Keyring; readonly batch?: number },
): Promise<AuditVerdict> {
  return jobs.begin('isolation level repeatable read read only', async (transaction) => {
    const reading = { sql: transaction, subgraph, ring, batch }
    const tenants = await transaction.unsafe<{ id: string; count: number; unchained: number }[]>(
      `select tenant_id as id, coalesce(sum(chained), 0)::int as count, coalesce(sum(waiting), 0)::int as unchained from (
         select tenant_id, count(sequence) as chained, count(*) - count(sequence) as waiting
           from ${subgraph}.audit_log group by 1
         union all select tenant_id, 0, 0 from ${subgraph}.audit_heads) t group by 1 order by 1`,
    )
    const faults: AuditFault[] = []
    for (const { id } of tenants) {
      const fault = await verifyChain(reading, id)
      if (fault !== null) faults.push(fault)
    }
    const sum = (of: 'count' | 'unchained') => tenants.reduce((total, tenant) => total + tenant[of], 0)
    return { chains: tenants.length, entries: sum('count'), unchained: sum('unchained'), faults }
  }) as Promise<AuditVerdict>
}

async function verifyChain(reading: Reading, tenantId: string): Promise<AuditFault | null> {
  const { subgraph, ring, batch } = reading
  let end: Pick<Head, 'sequence' | 'hash'> = start
  let lastId: string | null = null
  const fault = (sequence: number, id: string | null, what: string): AuditFault => ({ tenantId, sequence, id, what })
  const head = await headOf(reading, tenantId)
  let rows: Row[]
  do {
    rows = await rowsAfter(reading, tenantId, end.sequence)
    for (const row of rows) {
      const sequence = end.sequence + 1
      if (row.sequence !== sequence)
        return fault(sequence, null, `is missing: the next one is ${row.sequence} (${row.id})`)
      const hash = hashOf(subgraph, end.hash, sequence, row)
      if (!hash.equals(row.hash))
        return fault(sequence, row.id, 'was changed, or is not the one that was chained there')
      end = { sequence, hash }
      lastId = row.id
    }
  } while (rows.length === batch)
  if (head === undefined) {
    return end.sequence === 0
      ? null
      : fault(end.sequence, lastId, 'is the last one, but the signed head of the chain is missing')
  }
  if (!isSigned(ring, subgraph, head)) {
    const reason = ring.ids.includes(head.keyId) ? 'was changed' : `needs the key ${head.keyId}, which is missing`
    return fault(head.sequence, lastId, `is where the chain's head stands, whose signature ${reason}`)
  }
  if (head.sequence > end.sequence)
    return fault(end.sequence + 1, null, `is missing: the chain was cut off before ${head.sequence}`)
  if (head.sequence < end.sequence)
    return fault(head.sequence + 1, null, 'and those after it were not chained by Quintet')
  return head.hash.equals(end.hash)
    ? null
    : fault(end.sequence, lastId, 'or one before it was changed and the chain written anew')
}

async function headOf({ sql, subgraph }: Reading, tenantId: string): Promise<Head | undefined> {
  const [head] = await sql.unsafe<Head[]>(
    `select ${headColumns} from ${subgraph}.audit_heads
     where tenant_id = $1`,
    [tenantId],
  )
  return head
}

const rowsAfter = ({ sql, subgraph, batch }: Reading, tenantId: string, after: number): Promise<Row[]> =>
  sql.unsafe<Row[]>(
    `select sequence::int, hash, ${rowColumns} from ${subgraph}.audit_log
     where tenant_id = $1 and sequence > $2 order by sequence limit $3`,
    [tenantId, after, batch],
  )
