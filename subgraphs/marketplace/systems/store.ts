import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { managementSystems, systemMigrations, systemVersions } from '@quintet/drizzle/marketplace/systems.ts'
import { type RowOf, visibleRows } from '@quintet/kit/slice/rows.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import { and, asc, eq, sql } from 'drizzle-orm'

const rows = visibleRows(managementSystems)
export type ManagementSystemRow = RowOf<typeof rows>
export const loadSystem = rows.load

/** A page of systems that a filter leaves, by slug. */
export const systemPage = rows.page(
  { by: 'slug' },
  {
    slots: {
      type: slot.nullable(slot.text),
      vendor: slot.nullable(slot.text),
      status: slot.nullable(slot.text),
    },
    where: (p) =>
      and(
        sql`(${p.type}::text is null or ${managementSystems.type} = ${p.type}::text)`,
        sql`(${p.vendor}::text is null or ${managementSystems.vendor} = ${p.vendor}::text)`,
        sql`(${p.status}::text is null or ${managementSystems.status} = ${p.status}::text)`,
      ),
  },
)

const columns = {
  id: managementSystems.id,
  slug: managementSystems.slug,
  name: managementSystems.name,
  description: managementSystems.description,
  type: managementSystems.type,
  vendor: managementSystems.vendor,
  status: managementSystems.status,
  isInstalledAtProvisioning: managementSystems.isInstalledAtProvisioning,
  metadata: managementSystems.metadata,
  version: managementSystems.version,
  createdAt: managementSystems.createdAt,
  updatedAt: managementSystems.updatedAt,
}
const bySlug = statement({ slug: slot.text }, (db, p) =>
  db.select(columns).from(managementSystems).where(eq(managementSystems.slug, p.slug)),
)
/** A system by its slug; null where there is none. */
export async function readSystem(reader: Reader, slug: string): Promise<ManagementSystemRow | null> {
  if (!isStorable(slug)) return null
  const [row] = await reader.read(bySlug, { slug })
  return row ?? null
}
const whole = statement({}, (db) => db.select(columns).from(managementSystems).orderBy(asc(managementSystems.slug)))
/** All systems. */
export const readSystems = (reader: Reader): Promise<ManagementSystemRow[]> => reader.read(whole, {})

const lock = statement({}, (db) =>
  db.select({ locked: sql`locked::text` }).from(sql`pg_advisory_xact_lock(hashtext('marketplace.systems')) as locked`),
)
/** One change of the systems on offer at a time. */
export const lockSystems = async (writer: Writer): Promise<void> => void (await writer.read(lock, {}))

const save = statement({ system: slot.json, at: slot.instant }, (db, p) =>
  db
    .select({ id: sql<string>`saved` })
    .from(sql`marketplace.save_management_system(${p.system}::jsonb, ${p.at}::timestamptz) as saved`),
)
type SystemValues = Pick<
  ManagementSystemRow,
  'slug' | 'name' | 'description' | 'type' | 'vendor' | 'status' | 'isInstalledAtProvisioning' | 'metadata'
>
/** Makes or replaces a system. No request may write the tables: a function of the database does. */
export async function saveSystem(writer: Writer, system: SystemValues, at: Date): Promise<ManagementSystemRow> {
  await writer.read(save, { system, at })
  return (await readSystem(writer, system.slug))!
}

const versions = visibleRows(systemVersions)
export type SystemVersionRow = RowOf<typeof versions>
/** A page of a system's versions, newest first. */
export const versionPages = versions.childPages('systemId')
export const loadVersion = versions.load

const versionColumns = {
  id: systemVersions.id,
  systemId: systemVersions.systemId,
  version: systemVersions.version,
  schemaVersion: systemVersions.schemaVersion,
  isLatest: systemVersions.isLatest,
  releaseDate: systemVersions.releaseDate,
  releaseNotes: systemVersions.releaseNotes,
  dependencies: systemVersions.dependencies,
  compatibility: systemVersions.compatibility,
  createdAt: systemVersions.createdAt,
}
const ofSystem = statement({ systemId: slot.uuid }, (db, p) =>
  db
    .select(versionColumns)
    .from(systemVersions)
    .where(eq(systemVersions.systemId, p.systemId))
    .orderBy(asc(systemVersions.id)),
)
/** All versions of a system, oldest first. */
export const readVersions = (reader: Reader, systemId: string): Promise<SystemVersionRow[]> =>
  reader.read(ofSystem, { systemId })

const migrationColumns = {
  versionFrom: systemMigrations.versionFrom,
  versionTo: systemMigrations.versionTo,
  schemaVersionFrom: systemMigrations.schemaVersionFrom,
  schemaVersionTo: systemMigrations.schemaVersionTo,
  migrationSql: systemMigrations.migrationSql,
  rollbackSql: systemMigrations.rollbackSql,
  checksum: systemMigrations.checksum,
}
const migrations = statement({ systemId: slot.uuid }, (db, p) =>
  db
    .select(migrationColumns)
    .from(systemMigrations)
    .where(eq(systemMigrations.systemId, p.systemId))
    .orderBy(asc(systemMigrations.id)),
)
/** All migrations of a system, oldest first. */
export const readMigrations = (reader: Reader, systemId: string) => reader.read(migrations, { systemId })
export type MigrationRow = Awaited<ReturnType<typeof readMigrations>>[number]

const publish = statement({ systemId: slot.uuid, version: slot.json, at: slot.instant }, (db, p) =>
  db
    .select({ id: sql<string>`published` })
    .from(
      sql`marketplace.publish_system_version(${p.systemId}::uuid, ${p.version}::jsonb, ${p.at}::timestamptz) as published`,
    ),
)
interface Publication {
  readonly version: string
  readonly schemaVersion: number
  readonly isLatest: boolean
  readonly releaseDate: Date
  readonly releaseNotes: string | null
  readonly dependencies: SystemVersionRow['dependencies']
  readonly compatibility: SystemVersionRow['compatibility']
  readonly migrations: readonly (MigrationRow & { readonly description: string | null })[]
}
/** Publishes a version with its migrations. */
export async function publishVersion(
  writer: Writer,
  systemId: string,
  version: Publication,
  at: Date,
): Promise<SystemVersionRow> {
  await writer.read(publish, { systemId, version, at })
  return (await readVersions(writer, systemId)).find((each) => each.version === version.version)!
}
