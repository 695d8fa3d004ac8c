import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { managementSystems, systemVersions } from '@quintet/drizzle/marketplace/systems.ts'
import { tenantSystems } from '@quintet/drizzle/marketplace/tenant-systems.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { atSystems } from './place.ts'

const columns = {
  id: tenantSystems.id,
  systemId: tenantSystems.systemId,
  versionId: tenantSystems.versionId,
  targetVersionId: tenantSystems.targetVersionId,
  status: tenantSystems.status,
  schemaName: tenantSystems.schemaName,
  configurations: tenantSystems.configurations,
  featuresEnabled: tenantSystems.featuresEnabled,
  errorMessage: tenantSystems.errorMessage,
  installedAt: tenantSystems.installedAt,
  changeNumber: tenantSystems.changeNumber,
  updatedAt: tenantSystems.updatedAt,
}
const rows = tenantRows(tenantSystems, columns)
export type TenantSystemRow = RowOf<typeof rows>

/** A page of the tenant's systems, newest first. */
export const tenantSystemPage = rows.page('newest first')
export const insertTenantSystem = rows.insert({ defaults: ['createdAt'] })
export const updateTenantSystem = rows.update(
  'versionId',
  'targetVersionId',
  'status',
  'schemaName',
  'configurations',
  'featuresEnabled',
  'errorMessage',
  'installedAt',
  'changeNumber',
  'updatedAt',
)

const lock = statement({}, (db, p) =>
  db
    .select({ locked: sql`locked::text` })
    .from(sql`pg_advisory_xact_lock(hashtextextended('marketplace.tenant-systems ' || ${p.tenantId}, 0)) as locked`),
)
/** One change of a tenant's systems at a time: each is judged beside the others. */
export const lockTenantSystems = async (writer: Writer): Promise<void> => void (await writer.read(lock, {}))

const byId = statement({ id: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(tenantSystems)
    .where(and(eq(tenantSystems.tenantId, p.tenantId), eq(tenantSystems.id, p.id))),
)
/** A system of the tenant; null where there is none. */
export async function readTenantSystem(reader: Reader, id: string): Promise<TenantSystemRow | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.read(byId, { id })
  return row ?? null
}

const present = statement({}, (db, p) =>
  db
    .select({
      ...columns,
      slug: managementSystems.slug,
      type: managementSystems.type,
      version: {
        version: systemVersions.version,
        dependencies: systemVersions.dependencies,
        compatibility: systemVersions.compatibility,
      },
    })
    .from(tenantSystems)
    .innerJoin(managementSystems, eq(managementSystems.id, tenantSystems.systemId))
    .leftJoin(systemVersions, eq(systemVersions.id, tenantSystems.versionId))
    .where(and(eq(tenantSystems.tenantId, p.tenantId), sql`${tenantSystems.status} <> 'REMOVED'`))
    .orderBy(asc(tenantSystems.id)),
)
/** The tenant's systems but those that are gone, each with its version. */
export const readPresent = (reader: Reader) => reader.read(present, {})
export type PresentSystem = Awaited<ReturnType<typeof readPresent>>[number]

const historyColumns = {
  fromVersion: sql<string>`from_version`,
  toVersion: sql<string>`to_version`,
  checksum: sql<string>`checksum`,
  appliedAt: sql<Date>`applied_at`.mapWith(tenantSystems.updatedAt),
}
const history = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({ tenantSystemId: tenantSystems.id, ...historyColumns })
    .from(tenantSystems)
    .innerJoinLateral(sql`marketplace.schema_history(array[${tenantSystems.schemaName}]) as history`, sql`true`)
    .where(
      and(
        eq(tenantSystems.tenantId, p.tenantId),
        isAnyOf(tenantSystems.id, p.ids),
        sql`${tenantSystems.status} <> 'REMOVED'`,
      ),
    ),
)
const historyOf = statement({ schemas: slot.texts }, (db, p) =>
  db
    .select({ schema: sql<string>`schema_name`, ...historyColumns })
    .from(sql`marketplace.schema_history(${p.schemas}) as history`),
)
/** What was done in the schema of a system, of many in one statement. */
export const loadHistory = loadMany(
  (context: Context, ids: readonly string[]) =>
    atSystems(context, ids, 'all', async ({ scope, schemas }) =>
      schemas === null
        ? scope.read(history, { ids: [...ids] })
        : ofSystems(await scope.read(historyOf, { schemas: [...schemas.values()] }), schemas),
    ),
  (row) => row.tenantSystemId,
)

/** Rows that name a schema, with the system that it belongs to. */
export const ofSystems = <Row extends { readonly schema: string }>(
  rows: readonly Row[],
  schemas: ReadonlyMap<string, string>,
): (Row & { tenantSystemId: string })[] => {
  const ids = new Map([...schemas].map(([id, schema]) => [schema, id]))
  return rows.map((row) => ({ ...row, tenantSystemId: ids.get(row.schema)! }))
}
