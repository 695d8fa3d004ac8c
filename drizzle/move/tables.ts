// Which tables of a subgraph move with a tenant, and what tells their rows apart.
import type postgres from 'postgres'
import { isPlaced, recordMutations } from '../table-parts/residences.ts'

/** A pool of one connection, or a transaction. */
export type Connection = postgres.Sql | postgres.TransactionSql

export interface MovedTable {
  /** Its name with the schema's. */
  readonly name: string
  /** The columns that are copied, quoted: all but generated ones. */
  readonly columns: readonly string[]
  /** The columns that tell one row of a tenant from another, quoted. */
  readonly keys: readonly string[]
  /** Whether these are a unique key. Without one they are all columns, and some types cannot be compared but as text. */
  readonly isKeyed: boolean
  /** The condition of a tenant's rows. */
  rows(tenantId: string): string
}

const ofTenant = (tenantId: string): string => `tenant_id = '${tenantId}'`
/** Of the keys of marketplace's mutations only those that are kept beside the rows that they wrote. */
const ofRecords = (tenantId: string): string =>
  `${ofTenant(tenantId)} and operation in (${recordMutations.map((name) => `'${name}'`).join(', ')})`

/** What is read of each table. */
const described = (sql: Connection) => sql`
  format('%I.%I', c.relnamespace::regnamespace::text, c.relname) as name,
  (select json_agg(quote_ident(a.attname) order by a.attname)::text from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select json_agg(quote_ident(a.attname) order by a.attname)::text from pg_attribute a, (
      select indrelid, indkey from pg_index i where i.indrelid = c.oid and i.indisunique and i.indpred is null
        and i.indexprs is null and not exists (select from pg_attribute g
          where g.attrelid = c.oid and g.attnum = any(i.indkey::int2[]) and g.attgenerated <> '') order by i.indisprimary desc, i.indexrelid limit 1) i
    where a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])) as keys`

type Described = { name: string; columns: string | null; keys: string | null }

const asTables = (found: readonly Described[], rows: MovedTable['rows']): MovedTable[] =>
  found.map(({ name, columns, keys }) => ({
    name,
    columns: JSON.parse(columns ?? '[]') as string[],
    keys: JSON.parse(keys ?? columns ?? '[]') as string[],
    isKeyed: keys !== null,
    rows,
  }))

/**
 * The tables of a subgraph that hold tenants' rows. Not meant are events, which stay in the sequence of their database,
 * requests of jobs, which go along by themselves, and where tenants live. Of marketplace only the keys of records move, beside
 * the schemas of systems.
 */
export async function movedTables(sql: Connection, subgraph: string): Promise<MovedTable[]> {
  const found = await sql<Described[]>`
    select ${described(sql)}
    from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
    where c.relnamespace = to_regnamespace(${subgraph}) and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('published_events', 'job_requests', 'tenant_residences')
      and (${isPlaced(subgraph)} or c.relname = 'idempotency_keys') order by c.relname`
  return asTables(found, isPlaced(subgraph) ? ofTenant : ofRecords)
}

/** The tables of schemas that belong to one tenant: all of their rows move. */
export async function schemaTables(sql: Connection, schemas: readonly string[]): Promise<MovedTable[]> {
  const found = await sql<Described[]>`
    select ${described(sql)} from pg_class c
    where c.relnamespace::regnamespace::text = any(string_to_array(${schemas.join()}, ',')) and c.relkind = 'r' order by 1`
  return asTables(found, () => 'true')
}

/** An expression of a hash over columns of a table, the same in every database. */
export const hashOf = (columns: readonly string[], table = 't'): string =>
  `hashtextextended(row(${columns.map((column) => `${table}.${column}`).join(', ')})::text, 0)`
