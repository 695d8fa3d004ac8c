// Copies a tenant's rows of one subgraph in rounds, each with what changed during the one before, and compares them.
import { copyChanges, readChanges, readHorizon } from './changes.ts'
import { type CopiedTable, copyChunks, countRows, type Ends, endsOf } from './chunks.ts'
import { type OpenPart, type OpenTransaction, openTransaction } from './ends.ts'
import type { Connection } from './tables.ts'

/** A table after the comparison of its rows. */
export interface ComparedTable {
  /** The table, with its schema. */
  readonly name: string
  readonly rows: number
  /** Of the rows in the old database: 16 hexadecimal digits. */
  readonly checksum: string
  readonly isEqual: boolean
}

/** The copy of a subgraph's rows, as far as it has come. */
export interface Copy {
  readonly part: OpenPart
  readonly tenantId: string
  /** The transaction of the new database that holds the copy. */
  readonly to: OpenTransaction
  /** By the place of the table in the part's list. */
  readonly tables: readonly CopiedTable[]
  /** What changed since the last round is of this transaction or a later one. */
  readonly horizon: string
}

/** Another round is worth it while more rows than this have changed. */
const fewRows = 500
const maxRounds = 4

/** Copies the rows while the tenant writes. */
export async function copyInRounds(
  part: OpenPart,
  to: OpenTransaction,
  { tenantId, signal }: { readonly tenantId: string; readonly signal?: AbortSignal },
): Promise<Copy> {
  let copy = await inSnapshot(part, to, tenantId, async (ends, horizon): Promise<Copy> => {
    const count = (sql: Connection) => countRows(sql, part.tables, tenantId)
    const [rows, present] = await Promise.all([count(ends.from), count(ends.to)])
    const tables: CopiedTable[] = []
    for (const [i, table] of part.tables.entries()) {
      signal?.throwIfAborted()
      const isEmpty = rows[i] === 0 && present[i] === 0
      tables.push(isEmpty ? { rows: 0, sum: 0n, isEqual: true } : await copyChunks(ends, table))
    }
    return { part, tenantId, to, tables, horizon }
  })
  for (let round = 1, changed = fewRows + 1; round < maxRounds && changed > fewRows; round++) {
    signal?.throwIfAborted()
    await inSnapshot(part, to, tenantId, async (ends, horizon) => {
      const next = await copyRound(copy, ends)
      changed = next.changed
      copy = { ...copy, tables: next.tables, horizon }
    })
  }
  return copy
}

/** What the comparison found, in the old database's transaction `from`, in which nothing changes any more. */
export async function copyRest(copy: Copy, from: OpenTransaction): Promise<ComparedTable[]> {
  const { tables } = await copyRound(copy, endsOf(from, copy.to, copy.tenantId))
  return tables.map(({ rows, sum, isEqual }, i) => ({
    name: copy.part.tables[i]!.name,
    rows,
    checksum: BigInt.asUintN(64, sum).toString(16).padStart(16, '0'),
    isEqual,
  }))
}

async function copyRound({ part, tables: before, horizon }: Copy, ends: Ends) {
  const changes = await readChanges(ends, part.tables, horizon)
  const tables: CopiedTable[] = []
  for (const [i, table] of part.tables.entries()) {
    tables.push(await copyChanges(ends, table, before[i]!, changes[i]!, horizon))
  }
  return { tables, changed: changes.reduce((total, { changed }) => total + changed, 0) }
}

async function inSnapshot<T>(
  { from }: OpenPart,
  to: OpenTransaction,
  tenantId: string,
  work: (ends: Ends, horizon: string) => Promise<T>,
): Promise<T> {
  const snapshot = await openTransaction(from, 'isolation level repeatable read read only')
  try {
    return await work(endsOf(snapshot, to, tenantId), await readHorizon(snapshot.sql))
  } finally {
    await snapshot.rollback()
  }
}
