// Where tenants' data lie, what waits, and how much a move of a tenant would copy: read from the first database.
import { placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import postgres from 'postgres'
import { tenantTables } from '../subgraph/tenant-removal.ts'

export interface PlacementReport {
  readonly databases: readonly {
    readonly name: string
    readonly status: string
    readonly server: string | null
    readonly region: string | null
    readonly tenants: number
    readonly error: string | null
  }[]
  /** Moves that are not at their end. */
  readonly moves: readonly {
    readonly tenant: string
    readonly from: string
    readonly to: string
    readonly status: string
    /** How long ago it was asked for. */
    readonly seconds: number
    readonly error: string | null
  }[]
}

/** @param url of an administrator, in tenancy's database */
export async function readPlacementReport(url: string, now: Date): Promise<PlacementReport> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { role: 'tenancy_job' } })
  try {
    const databases = await sql<PlacementReport['databases'][number][]>`
      select d.name, d.status, d.server, d.region, d.error_message as error,
        (case when d.url is null then (select count(*) from tenancy.tenants) - (select count(*) from tenancy.tenant_placements p where p.database_id <> d.id)
         else (select count(*) from tenancy.tenant_placements p where p.database_id = d.id) end)::int as tenants
      from tenancy.tenant_databases d order by d.id`
    const moves = await sql<PlacementReport['moves'][number][]>`
      select t.slug as tenant, a.name as "from", b.name as "to", m.status, m.error_message as error,
        extract(epoch from ${now.toISOString()}::timestamptz - m.created_at)::int as seconds
      from tenancy.tenant_moves m join tenancy.tenants t on t.id = m.tenant_id
        join tenancy.tenant_databases a on a.id = m.from_id join tenancy.tenant_databases b on b.id = m.to_id
      where m.status in ('QUEUED', 'COPYING', 'VERIFYING', 'SUSPENDED') order by m.created_at`
    return { databases: [...databases], moves: [...moves] }
  } finally {
    await sql.end()
  }
}

/** Where a tenant's data lie, and how many rows a move would copy. */
export interface MoveCost {
  readonly database: string
  /** Rows by subgraph; null where they lie in another database, which knows it. */
  readonly rows: Readonly<Record<string, number>> | null
}

/** Null where there is no such tenant. @param urlOf of an administrator in a subgraph's first database */
export async function readMoveCost(urlOf: (subgraph: string) => string, slug: string): Promise<MoveCost | null> {
  const sql = postgres(urlOf('tenancy'), { max: 1, onnotice: () => {}, connection: { role: 'tenancy_job' } })
  const [tenant] = await sql<{ id: string; database: string | null }[]>`
    select t.id, d.name as database from tenancy.tenants t left join tenancy.tenant_placements p on p.tenant_id = t.id
      left join tenancy.tenant_databases d on d.id = p.database_id and d.url is not null
    where t.slug = ${slug}`.finally(() => sql.end())
  if (tenant === undefined) return null
  if (tenant.database !== null) return { database: tenant.database, rows: null }
  const rows: Record<string, number> = {}
  for (const subgraph of placedSubgraphs) rows[subgraph] = await countRows(urlOf(subgraph), subgraph, tenant.id)
  return { database: 'home', rows }
}

/** Counts as the subgraph itself would, under row-level security. */
async function countRows(url: string, subgraph: string, tenantId: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  // As the pools have it: JSON as text.
  sql.options.parsers[114] = (text: string) => text
  try {
    const tables = await tenantTables({ subgraph, jobs: sql })
    return await sql.begin('read only', async (transaction) => {
      await transaction.unsafe(`set local role ${subgraph}_runtime`)
      await transaction`select set_config('app.tenant_id', ${tenantId}, true)`
      let count = 0
      for (const table of tables) {
        const [row] = await transaction.unsafe<{ count: number }[]>(
          `select count(*)::int as count from ${subgraph}.${table} where tenant_id = $1`,
          [tenantId],
        )
        count += row!.count
      }
      return count
    })
  } finally {
    await sql.end()
  }
}
