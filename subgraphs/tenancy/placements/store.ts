// Where tenants' data lie, read under the job role: no request sees the table.
import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tenantPlacements } from '@quintet/drizzle/tenancy/placements.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

export interface TenantPlacementRow {
  readonly tenantId: string
  readonly databaseId: string
  readonly version: number
}

const columns = {
  tenantId: tenantPlacements.tenantId,
  databaseId: tenantPlacements.databaseId,
  version: tenantPlacements.version,
}
const ofTenants = statement({ ids: slot.uuids }, (db, p) =>
  db.select(columns).from(tenantPlacements).where(isAnyOf(tenantPlacements.tenantId, p.ids)),
)

/** Where some tenants' data lie, one for each id in their order: in the platform's first database unless a row says otherwise. */
export async function readPlacements(jobs: Database['jobs'], ids: readonly string[]): Promise<TenantPlacementRow[]> {
  const rows = new Map((await readAsJob(jobs, ofTenants, { ids: [...ids] })).map((row) => [row.tenantId, row]))
  return ids.map((tenantId) => rows.get(tenantId) ?? { tenantId, databaseId: homeDatabaseId, version: 1 })
}

/** Where a tenant's data lie. */
export const loadPlacement = loadOne<Context, TenantPlacementRow>(
  (context, ids) => context.placements(ids),
  ({ tenantId }) => tenantId,
)

const stamp = statement({}, (db) =>
  db
    .select({
      stamp: sql<string>`md5(concat(
        (select string_agg(concat(d.id, d.status, d.region, d.name), ',' order by d.id) from tenancy.tenant_databases d), ' ',
        (select string_agg(concat(p.tenant_id, p.database_id, p.version), ',' order by p.tenant_id) from tenancy.tenant_placements p)))`,
    })
    .from(sql`(select 1) as one`),
)

const allPlaced = statement({ home: slot.uuid }, (db, p) =>
  db.select(columns).from(tenantPlacements).where(sql`${tenantPlacements.databaseId} <> ${p.home}::uuid`),
)

/** A text that changes whenever a database or a placement does. */
export async function readStamp(jobs: Database['jobs']): Promise<string> {
  const [row] = await readAsJob(jobs, stamp, {})
  return row!.stamp
}

/** The tenants whose data are not in the first database. */
export const readPlaced = (jobs: Database['jobs']): Promise<TenantPlacementRow[]> =>
  readAsJob(jobs, allPlaced, { home: homeDatabaseId })

/** Places a tenant that is being set up. */
export const placeNewTenant = statement({ databaseId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .select({ outcome: sql<'DONE' | 'NOT_ALLOWED' | 'NOT_FOUND'>`outcome` })
    .from(sql`tenancy.place_new_tenant(${p.tenantId}::uuid, ${p.databaseId}::uuid, ${p.at}::timestamptz) as outcome`),
)
