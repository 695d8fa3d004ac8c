// Databases of tenants, read under the job role: no request sees the table. Requests change it through functions that look
// whether the user of the transaction may.
import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenantDatabases } from '@quintet/drizzle/tenancy/placements.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { DatabaseKind, DatabaseStatus, TenantTier } from '../types.gen.ts'

/** A database, without its connection strings. */
export interface TenantDatabaseRow {
  readonly id: string
  readonly name: string
  readonly kind: DatabaseKind
  readonly status: DatabaseStatus
  readonly server: string | null
  readonly region: string | null
  readonly tier: TenantTier | null
  readonly shardKey: string | null
  readonly errorMessage: string | null
  readonly createdAt: Date
}

const columns = {
  id: tenantDatabases.id,
  name: tenantDatabases.name,
  kind: sql<DatabaseKind>`${tenantDatabases.kind}`,
  status: sql<DatabaseStatus>`${tenantDatabases.status}`,
  server: tenantDatabases.server,
  region: tenantDatabases.region,
  tier: sql<TenantTier | null>`${tenantDatabases.tier}`,
  shardKey: tenantDatabases.shardKey,
  errorMessage: tenantDatabases.errorMessage,
  createdAt: tenantDatabases.createdAt,
}

const all = statement({}, (db) => db.select(columns).from(tenantDatabases).orderBy(tenantDatabases.id))

/** All databases, the platform's first one first. */
export const readDatabases = (jobs: Database['jobs']): Promise<TenantDatabaseRow[]> => readAsJob(jobs, all, {})

/** A database by its id; null where there is none. */
export const loadDatabase = loadOne<Context, TenantDatabaseRow>(
  (context) => context.databases.list(),
  ({ id }) => id,
)

const placedTenants = sql`(select count(*) from tenancy.tenant_placements p where p.database_id = ${tenantDatabases.id})`
const elsewhere = sql`(select count(*) from tenancy.tenant_placements p where p.database_id <> ${tenantDatabases.id})`
const counts = statement({ ids: slot.uuids, home: slot.uuid }, (db, p) =>
  db
    .select({
      id: tenantDatabases.id,
      count: sql<number>`(case when ${tenantDatabases.id} = ${p.home}::uuid
        then (select count(*) from tenancy.tenants) - ${elsewhere} else ${placedTenants} end)::int`,
    })
    .from(tenantDatabases)
    .where(isAnyOf(tenantDatabases.id, p.ids)),
)

/** How many tenants' data lie in each of some databases; those of deleted tenants until they are removed. */
export const readTenantCounts = (jobs: Database['jobs'], ids: readonly string[]) =>
  readAsJob(jobs, counts, { ids: [...ids], home: homeDatabaseId })

export const loadTenantCount = loadOne<Context, { readonly id: string; readonly count: number }>(
  (context, ids) => context.databases.tenantCounts(ids),
  ({ id }) => id,
)

const sealed = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ url: tenantDatabases.url, migrationUrl: tenantDatabases.migrationUrl })
    .from(tenantDatabases)
    .where(eq(tenantDatabases.id, p.id)),
)

/** The sealed connection strings of a database. */
export const readSealed = (jobs: Database['jobs'], id: string) => readAsJob(jobs, sealed, { id })

/** The index that keeps names unique. */
export const nameIndex = 'tenant_databases_name'

const registered = {
  id: slot.uuid,
  name: slot.text,
  kind: slot.text,
  server: slot.text,
  region: slot.text,
  tier: slot.nullable(slot.text),
  shardKey: slot.nullable(slot.text),
  url: slot.bytes,
  migrationUrl: slot.bytes,
  at: slot.instant,
}
/** Inserts a database whose tables are still to be made. */
export const registerRow = statement(registered, (db, p) =>
  db.select({ outcome: sql<'DONE' | 'NOT_ALLOWED'>`outcome` }).from(
    sql`tenancy.register_database(${p.id}::uuid, ${p.name}::text, ${p.kind}::text, ${p.server}::text, ${p.region}::text,
        ${p.tier}::text, ${p.shardKey}::text, ${p.url}::bytea, ${p.migrationUrl}::bytea, ${p.at}::timestamptz) as outcome`,
  ),
)

type StatusOutcome = 'DONE' | 'NOT_ALLOWED' | 'NOT_FOUND' | 'WRONG_STATUS' | 'IN_USE'
/** Sets the status of a database. */
export const changeStatus = statement({ id: slot.uuid, status: slot.text, at: slot.instant }, (db, p) =>
  db
    .select({ outcome: sql<StatusOutcome>`outcome` })
    .from(sql`tenancy.set_database_status(${p.id}::uuid, ${p.status}::text, ${p.at}::timestamptz) as outcome`),
)
