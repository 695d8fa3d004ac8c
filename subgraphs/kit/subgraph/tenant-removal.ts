// What a subgraph does when a tenant is deleted: it stores a copy of the tenant's rows for the platform's operator, and removes
// them, with the people whom the tenant alone has. The audit log stays, and so do the tables of events and jobs.
import type postgres from 'postgres'
import { type Consumer, consumerOf } from '../events/consume.ts'
import type { Files } from '../files/open.ts'
import type { WorkQueue } from '../jobs/queue.ts'
import type { BaseContext } from '../slice/context.ts'
import { type JobTables, requestsOfEvents } from '../slice/job-requests.ts'

interface Removal {
  readonly tenantId: string
}
const queueName = (subgraph: string): string => `${subgraph}.tenant-removal`

/** Requests the removal in the transaction that consumes the event. */
export function removalConsumers(subgraph: string, jobs: JobTables): Consumer[] {
  const request = requestsOfEvents(jobs)
  return consumerOf(['tenancy.tenant.deletion_due'] as const, async ({ tenantId, payload }, writer) => {
    if (tenantId === null) throw new Error('A deleted tenant has no id')
    const queue = { name: queueName(subgraph) }
    await request(writer, queue, { tenantId, key: 'removal', payload: { tenantId }, at: new Date(payload.at) })
  })
}

interface RemovalParts {
  readonly subgraph: string
  readonly jobs: postgres.Sql
  /** Where the copy lies; without a store there is none. */
  readonly files: Files | null
  /** What is removed before the rows, where there is more than rows. */
  readonly before?: (tenantId: string, signal: AbortSignal) => Promise<void>
}

/** How many rows a statement copies or removes. */
const batch = 5_000

/** The queue that copies and removes the rows of a deleted tenant. A run that is cut off goes on where it was. */
export const removalQueue = (parts: RemovalParts): WorkQueue<BaseContext, Removal> => ({
  name: queueName(parts.subgraph),
  deadlineSeconds: 3_600,
  concurrency: 1,
  async run({ payload: { tenantId }, signal }) {
    await parts.before?.(tenantId, signal)
    const tables = await tenantTables(parts)
    await copyRows(parts, tables, tenantId)
    for (const table of tables) {
      let removed = batch
      // Of a table in parts more may go at once.
      while (removed >= batch) {
        signal.throwIfAborted()
        removed = await removeSome(parts, table, tenantId)
      }
    }
  },
})

/** Tables of tenants' own rows, and of people whom a tenant alone has: rows that refer to others come before them. */
export async function tenantTables({ subgraph, jobs }: Pick<RemovalParts, 'subgraph' | 'jobs'>): Promise<string[]> {
  const rows = await jobs<{ name: string; refersTo: string[] }[]>`
    select c.relname as name, coalesce(array_to_json(array_agg(distinct f.relname) filter (where f.oid <> c.oid)), '[]') as "refersTo"
    from pg_class c
      join pg_policy p on p.polrelid = c.oid and p.polname in ('tenant', 'realm') and p.polcmd = '*'
      join pg_attribute a on a.attrelid = c.oid and a.attname = p.polname || '_id'
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f'
      left join pg_class f on f.oid = k.confrelid
    where c.relnamespace = ${subgraph}::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname order by c.relname`
  const left = new Map(rows.map(({ name, refersTo }) => [name, JSON.parse(String(refersTo)) as string[]]))
  const ordered: string[] = []
  while (left.size > 0) {
    const referred = new Set([...left.values()].flat())
    const next = [...left.keys()].find((name) => !referred.has(name)) ?? [...left.keys()][0]!
    left.delete(next)
    ordered.push(next)
  }
  return ordered
}

/** Stores the rows as lines of JSON, once: a run that removed some of them finds the copy complete. */
async function copyRows(
  { subgraph, jobs, files }: RemovalParts,
  tables: readonly string[],
  tenantId: string,
): Promise<void> {
  if (files === null) return
  const folder = `tenant-exports/${tenantId}/${subgraph}`
  const complete = `${folder}/complete`
  const marked = await files.store.read(complete)
  marked?.destroy()
  if (marked !== null) return
  for (const table of tables) {
    const rows = jobs.unsafe<{ row: string }[]>(`select row::text from ${subgraph}.tenant_rows($1, $2) as row`, [
      table,
      tenantId,
    ])
    let part = 0
    for await (const page of rows.cursor(batch)) {
      part += 1
      const lines = Buffer.from(`${page.map(({ row }) => row).join('\n')}\n`)
      await files.store.write(`${folder}/${table.replaceAll('_', '-')}-${part}`, lines, 'application/x-ndjson')
    }
  }
  await files.store.write(complete, Buffer.from('{}\n'), 'application/json')
}

async function removeSome({ subgraph, jobs }: RemovalParts, table: string, tenantId: string): Promise<number> {
  const [row] = await jobs.unsafe<{ removed: number }[]>(
    `select ${subgraph}.remove_tenant_rows($1, $2, $3) as removed`,
    [table, tenantId, batch],
  )
  return row!.removed
}
