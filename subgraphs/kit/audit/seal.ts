// Chains entries after their commit, so that writers never wait for each other. A transaction that commits late is chained
// late: the numbers are the order in which entries were found, and none is passed over.
import { deadlineMilliseconds, withDeadline } from '@quintet/drizzle/client/deadline.ts'
import { inTransaction } from '@quintet/drizzle/client/transaction.ts'
import type postgres from 'postgres'
import type { Keyring } from '../sealed/keyring.ts'
import { type ChainedRow, type Head, hashOf, headColumns, isSigned, rowColumns, sign, start } from './chain.ts'

export interface Sealed {
  /** Entries that were chained. */
  readonly sealed: number
  /** Tenants whose chain is broken at its end: nothing is signed after it. `verifyAudit` tells where. */
  readonly broken: readonly string[]
}

interface Sealing {
  run<Row>(text: string, values: (string | number)[]): Promise<Row[]>
  readonly subgraph: string
  readonly ring: Keyring
  readonly at: Date
}

/**
 * Chains all entries of a subgraph that have no number, and signs the ends of the chains, also those that an older key
 * signed. One process does this at a time; others find nothing to do.
 * @param jobs the pool of the job role
 */
export async function sealAudit(
  jobs: postgres.Sql,
  subgraph: string,
  { ring, at, batch = 1000 }: { readonly ring: Keyring; readonly at: Date; readonly batch?: number },
): Promise<Sealed> {
  const broken = new Set<string>()
  let sealed = 0
  let found: number
  do {
    found = await inTransaction(jobs, 'read write', async (sql) => {
      const run: Sealing['run'] = async (text, values) =>
        withDeadline(sql.unsafe(text, values), deadlineMilliseconds) as never
      const sealing = { run, subgraph, ring, at }
      const [lock] = await run<{ isOurs: boolean }>(
        'select pg_try_advisory_xact_lock(hashtext($1::text)) as "isOurs"',
        [`${subgraph}.audit_log`],
      )
      if (!lock!.isOurs) return 0
      const rows = await run<ChainedRow>(
        `select ${rowColumns} from ${subgraph}.audit_log
         where sequence is null and tenant_id <> all($1::text::uuid[]) order by id limit $2`,
        [`{${[...broken].join(',')}}`, batch],
      )
      const chained = await chain(sealing, rows, broken)
      sealed += chained
      if (rows.length < batch) await signAnew(sealing, broken, batch)
      return rows.length
    })
  } while (found === batch)
  return { sealed, broken: [...broken] }
}

/** Chains rows behind the heads of their tenants. Tenants whose head cannot be trusted are added to `broken`. */
async function chain(sealing: Sealing, rows: readonly ChainedRow[], broken: Set<string>): Promise<number> {
  const { run, subgraph, ring } = sealing
  if (rows.length === 0) return 0
  const heads = await headsOf(sealing, [...new Set(rows.map(({ tenantId }) => tenantId))])
  for (const [tenantId, head] of heads) if (head === null) broken.add(tenantId)
  const changes = rows.flatMap((row) => {
    const end = heads.get(row.tenantId)
    if (end === null || end === undefined) return []
    const sequence = end.sequence + 1
    const hash = hashOf(subgraph, end.hash, sequence, row)
    heads.set(row.tenantId, { sequence, hash })
    return [{ tenantId: row.tenantId, id: row.id, sequence, hash: hash.toString('hex') }]
  })
  await run(
    `update ${subgraph}.audit_log t set sequence = c.sequence, hash = decode(c.hash, 'hex')
     from jsonb_to_recordset($1::text::jsonb) as c("tenantId" uuid, id uuid, sequence bigint, hash text)
     where t.tenant_id = c."tenantId" and t.id = c.id`,
    [JSON.stringify(changes)],
  )
  const ends = [...heads].flatMap(([tenantId, end]) =>
    end === null ? [] : [sign(ring, subgraph, { tenantId, ...end })],
  )
  await storeHeads(sealing, ends)
  return changes.length
}

/**
 * The end of each chain. Null where the head is missing though entries are chained, or is not signed by Quintet: to sign
 * after it would hide what was done to the chain.
 */
async function headsOf({ run, subgraph, ring }: Sealing, tenantIds: readonly string[]) {
  const list = `{${tenantIds.join(',')}}`
  const heads = await run<Head>(
    `select ${headColumns} from ${subgraph}.audit_heads where tenant_id = any($1::text::uuid[])`,
    [list],
  )
  const chained = await run<{ tenantId: string }>(
    `select t.id as "tenantId" from unnest($1::text::uuid[]) as t(id)
     where exists (select from ${subgraph}.audit_log where tenant_id = t.id and sequence is not null)`,
    [list],
  )
  const ends = new Map<string, Pick<Head, 'sequence' | 'hash'> | null>(tenantIds.map((id) => [id, start]))
  for (const { tenantId } of chained) ends.set(tenantId, null)
  for (const head of heads) ends.set(head.tenantId, isSigned(ring, subgraph, head) ? head : null)
  return ends
}

async function storeHeads({ run, subgraph, at }: Sealing, heads: readonly Head[]): Promise<void> {
  const rows = heads.map(({ hash, signature, ...head }) => ({
    ...head,
    hash: hash.toString('hex'),
    signature: signature.toString('hex'),
  }))
  await run(
    `insert into ${subgraph}.audit_heads (tenant_id, sequence, hash, key_id, signature, signed_at)
     select "tenantId", sequence, decode(hash, 'hex'), "keyId", decode(signature, 'hex'), $2::timestamptz
     from jsonb_to_recordset($1::text::jsonb) as c("tenantId" uuid, sequence bigint, hash text, "keyId" text, signature text)
     on conflict (tenant_id) do update set sequence = excluded.sequence, hash = excluded.hash, key_id = excluded.key_id,
       signature = excluded.signature, signed_at = excluded.signed_at`,
    [JSON.stringify(rows), at.toISOString()],
  )
}

/** Signs heads that an older key signed, so that it can be removed from the ring. */
async function signAnew(sealing: Sealing, broken: Set<string>, batch: number): Promise<void> {
  const { run, subgraph, ring } = sealing
  const heads = await run<Head>(`select ${headColumns} from ${subgraph}.audit_heads where key_id <> $1 limit $2`, [
    ring.currentId,
    batch,
  ])
  for (const head of heads) if (!isSigned(ring, subgraph, head)) broken.add(head.tenantId)
  const trusted = heads.filter(({ tenantId }) => !broken.has(tenantId))
  if (trusted.length > 0)
    await storeHeads(
      sealing,
      trusted.map((head) => sign(ring, subgraph, head)),
    )
}
