import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, integer, jsonb, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant } from '../table-parts/columns.ts'
import { cataloguePolicies } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'

/** Systems that tenants install. */
export const managementSystems = marketplace.table(
  'management_systems',
  {
    /** The system's id. */
    id: id().primaryKey(),
    /** Its name in requests. */
    slug: text('slug').notNull().unique('management_systems_slug'),
    /** Its display name. */
    name: text('name').notNull(),
    /** What it is for. */
    description: text('description'),
    /** What kind it is. */
    type: text('type').notNull(),
    /** Who makes it. */
    vendor: text('vendor').notNull(),
    /** ACTIVE, DEPRECATED or RETIRED. */
    status: text('status').notNull(),
    /** Whether new tenants get it at once. */
    isInstalledAtProvisioning: boolean('is_installed_at_provisioning').notNull(),
    /** What else is known of it. */
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull(),
    /** Raised by each change. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  () => [
    ...cataloguePolicies(marketplace),
    check('management_systems_status', sql`status in ('ACTIVE', 'DEPRECATED', 'RETIRED')`),
  ],
)

/** What a version needs. */
export interface Requirements {
  readonly requires: readonly { readonly slug: string; readonly range: string }[]
}

/** Versions of systems, written once but for `is_latest`. */
export const systemVersions = marketplace.table(
  'system_versions',
  {
    /** Its id. */
    id: id().primaryKey(),
    /** The system. */
    systemId: uuid('system_id').notNull(),
    /** Semantic version. */
    version: text('version').notNull(),
    /** The number of its tables' form. */
    schemaVersion: integer('schema_version').notNull(),
    /** Whether it is installed where no version is named. */
    isLatest: boolean('is_latest').notNull(),
    /** When it came out. */
    releaseDate: instant('release_date').notNull(),
    /** What is new in it. */
    releaseNotes: text('release_notes'),
    /** Systems and modules that it needs. */
    dependencies: jsonb('dependencies').$type<Requirements>().notNull(),
    /** Versions of systems and modules that it works with. */
    compatibility: jsonb('compatibility').$type<Requirements>().notNull(),
    /** When it was published. */
    createdAt: createdAt(),
  },
  (t) => [
    ...cataloguePolicies(marketplace),
    unique('system_versions_version').on(t.systemId, t.version),
    uniqueIndex('system_versions_latest').on(t.systemId).where(sql`is_latest`),
    foreignKey({ columns: [t.systemId], foreignColumns: [managementSystems.id] }),
    check('system_versions_schema', sql`schema_version > 0`),
  ],
)

/** Steps between versions of systems, written once. */
export const systemMigrations = marketplace.table(
  'system_migrations',
  {
    /** Its id. */
    id: id().primaryKey(),
    /** The system. */
    systemId: uuid('system_id').notNull(),
    /** The version before it; 0.0.0 to install. */
    versionFrom: text('version_from').notNull(),
    /** The version after it. */
    versionTo: text('version_to').notNull(),
    /** The form of the tables before it. */
    schemaVersionFrom: integer('schema_version_from').notNull(),
    /** The form of the tables after it. */
    schemaVersionTo: integer('schema_version_to').notNull(),
    /** What it does. */
    migrationSql: text('migration_sql').notNull(),
    /** What undoes it. */
    rollbackSql: text('rollback_sql'),
    /** What it is about. */
    description: text('description'),
    /** SHA-256 of what it does, in hex. */
    checksum: text('checksum').notNull(),
    /** When it was published. */
    createdAt: createdAt(),
  },
  (t) => [
    ...cataloguePolicies(marketplace),
    unique('system_migrations_step').on(t.systemId, t.versionFrom, t.versionTo),
    foreignKey({ columns: [t.systemId], foreignColumns: [managementSystems.id] }),
  ],
)
