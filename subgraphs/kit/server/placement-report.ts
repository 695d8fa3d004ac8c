// Where tenants' data lie, which moves go on, and what a move of a tenant would copy.
import { asAdministrator } from '@quintet/drizzle/client/as-administrator.ts'
import { tenantSchemas } from '@quintet/drizzle/move/schemas.ts'
import { schemaTables } from '@quintet/drizzle/move/tables.ts'
import { placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import postgres from 'postgres'
import { tenantTables } from '../subgraph/tenant-removal.ts'

export interface PlacementReport {
  readonly databases: readonly {
    readonly id: string
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
      select d.id, d.name, d.status, d.server, d.region, d.error_message as error,
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

/** Where a tenant's data lie, and what a move would copy. */
export interface MoveCost {
  readonly database: string
  /** By subgraph, and of installed systems; null where the database cannot be looked into. */
  readonly parts: readonly { readonly what: string; readonly rows: number; readonly bytes: number }[] | null
  /** About how many seconds the copy takes. */
  readonly seconds: number
}

/** What a core of a small server copies and compares, by `pnpm bench move`, and what a move of few rows takes. */
const rowsPerSecond = 40_000
const minSeconds = 1

/**
 * Null where there is no such tenant.
 * @param homeUrlOf of an administrator in a subgraph's first database
 * @param urlOf of an administrator in another database; null where it is not known
 */
export async function readMoveCost(
  homeUrlOf: (subgraph: string) => string,
  urlOf: (databaseId: string) => Promise<string | null>,
  slug: string,
): Promise<MoveCost | null> {
  const sql = postgres(homeUrlOf('tenancy'), { max: 1, onnotice: () => {}, connection: { role: 'tenancy_job' } })
  const [tenant] = await sql<{ id: string; databaseId: string | null; database: string | null }[]>`
    select t.id, d.id as "databaseId", d.name as database from tenancy.tenants t
      left join tenancy.tenant_placements p on p.tenant_id = t.id
      left join tenancy.tenant_databases d on d.id = p.database_id and d.url is not null
    where t.slug = ${slug}`.finally(() => sql.end())
  if (tenant === undefined) return null
  const { id, databaseId, database } = tenant
  const url = databaseId === null ? null : await urlOf(databaseId)
  if (database !== null && url === null) return { database, parts: null, seconds: 0 }
  const parts = []
  for (const subgraph of placedSubgraphs) {
    parts.push({ what: subgraph, ...(await measureRows(url ?? homeUrlOf(subgraph), subgraph, id)) })
  }
  const homeUrl = homeUrlOf('marketplace')
  const systemsUrl = url === null || (await systemsLieHere(homeUrl, id)) ? homeUrl : url
  parts.push({ what: 'installed systems', ...(await measureSystems(systemsUrl, id)) })
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  return { database: database ?? 'home', parts, seconds: Math.ceil(minSeconds + rows / rowsPerSecond) }
}

interface Measured {
  readonly rows: number
  readonly bytes: number
}

const measureRows = (url: string, subgraph: string, tenantId: string): Promise<Measured> =>
  asAdministrator(url, async (sql) => {
    // As the pools have it: JSON as text.
    sql.options.parsers[114] = (text: string) => text
    const tables = await tenantTables({ subgraph, jobs: sql })
    const own = tables.map((table) => `${subgraph}.${table} t where t.tenant_id = '${tenantId}'`)
    return measure(sql, subgraph, tenantId, own)
  })

/** Rows of the tables of the tenant's systems. */
const measureSystems = (url: string, tenantId: string): Promise<Measured> =>
  asAdministrator(url, async (sql) => {
    const schemas = (await tenantSchemas(sql, tenantId)).map(({ schema }) => schema)
    const tables = await schemaTables(sql, schemas)
    return measure(
      sql,
      'marketplace',
      tenantId,
      tables.map(({ name }) => `${name} t`),
    )
  })

const systemsLieHere = (url: string, tenantId: string): Promise<boolean> =>
  asAdministrator(url, async (sql) => {
    const [row] = await sql<{ isHere: boolean }[]>`select marketplace.systems_lie_here(${tenantId}) as "isHere"`
    return row!.isHere
  })

/** Counts as the subgraph itself would, under row-level security. */
async function measure(
  sql: postgres.Sql,
  subgraph: string,
  tenantId: string,
  sources: readonly string[],
): Promise<Measured> {
  return sql.begin('read only', async (transaction) => {
    await transaction.unsafe(`set local role ${subgraph}_runtime`)
    await transaction`select set_config('app.tenant_id', ${tenantId}, true)`
    let [rows, bytes] = [0, 0]
    for (const source of sources) {
      const [row] = await transaction.unsafe<{ rows: string; bytes: string }[]>(
        `select count(*) as rows, coalesce(sum(pg_column_size(t)), 0) as bytes from ${source}`,
      )
      rows += Number(row!.rows)
      bytes += Number(row!.bytes)
    }
    return { rows, bytes }
  }) as Promise<Measured>
}
