import { sql } from 'drizzle-orm'
import { bigint, boolean, check, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { platformPolicy, tenantIsolation } from '../table-parts/policies.ts'
import { tenancy } from './schema.ts'
import { tenants } from './tenants.ts'

/** Databases that hold data of tenants. The platform's first one is a row without connection strings: the settings have them. */
export const tenantDatabases = tenancy.table(
  'tenant_databases',
  {
    /** Its id. */
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    /** Its name. */
    name: text('name').notNull(),
    /** DEDICATED or SHARED. */
    kind: text('kind').notNull(),
    /** PROVISIONING, ACTIVE, DECOMMISSIONING or ARCHIVED. */
    status: text('status').notNull(),
    /** The host and port of its server, for people. */
    server: text('server'),
    /** The region that it lies in. */
    region: text('region'),
    /** The plan of the tenants that it is meant for; null for any. */
    tier: text('tier'),
    /** Its key among the shared databases. */
    shardKey: text('shard_key'),
    /** Connection string of the login that serves requests, sealed. */
    url: bytes('url'),
    /** Connection string of the administrator, sealed. */
    migrationUrl: bytes('migration_url'),
    /** Why setting it up failed last. */
    errorMessage: text('error_message'),
    /** When it was registered. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    platformPolicy(tenancy),
    uniqueIndex('tenant_databases_name').on(t.name),
    check('tenant_databases_kind', sql`kind in ('DEDICATED', 'SHARED')`),
    check('tenant_databases_status', sql`status in ('PROVISIONING', 'ACTIVE', 'DECOMMISSIONING', 'ARCHIVED')`),
    check('tenant_databases_tier', sql`tier in ('FREE', 'BASIC', 'PRO', 'ENTERPRISE')`),
    check('tenant_databases_urls', sql`(url is null) = (migration_url is null)`),
  ],
)

/**
 * Where tenants' data lie. A tenant without a row is in the platform's first database. The row of a deleted tenant stays: its
 * data are removed where they lie.
 */
export const tenantPlacements = tenancy.table(
  'tenant_placements',
  {
    /** The tenant. */
    tenantId: uuid('tenant_id').primaryKey(),
    /** The database. */
    databaseId: uuid('database_id').notNull(),
    /** Counts the moves between databases, from 1. */
    version: integer('version').notNull(),
    /** When the tenant was first placed. */
    createdAt: createdAt(),
    /** When it was placed there. */
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    platformPolicy(tenancy),
    foreignKey({ columns: [t.databaseId], foreignColumns: [tenantDatabases.id] }),
    index('tenant_placements_database').on(t.databaseId),
    check('tenant_placements_version', sql`version > 0`),
  ],
)

/** Moves of tenants' data between databases. The status is the log: a crash goes on from there. */
export const tenantMoves = tenancy.table(
  'tenant_moves',
  {
    ...tenantKey(),
    /** The database that the data leave. */
    fromId: uuid('from_id').notNull(),
    /** The database that the data are copied to. */
    toId: uuid('to_id').notNull(),
    /** QUEUED, COPYING, VERIFYING, MOVED, SUSPENDED, RETURNED, PURGED or FAILED. */
    status: text('status').notNull(),
    /** Why it failed last. */
    errorMessage: text('error_message'),
    /** The user who asked for it. */
    requestedBy: uuid('requested_by'),
    /** When the copy was begun. */
    startedAt: instant('started_at'),
    /** When the tenant began to work in the new database. */
    movedAt: instant('moved_at'),
    /** When its return was asked for. */
    returnRequestedAt: instant('return_requested_at'),
    /** When it came to its end. */
    completedAt: instant('completed_at'),
    /** When it was asked for. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(tenancy),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    foreignKey({ columns: [t.fromId], foreignColumns: [tenantDatabases.id] }),
    foreignKey({ columns: [t.toId], foreignColumns: [tenantDatabases.id] }),
    index('tenant_moves_from').on(t.fromId),
    index('tenant_moves_to').on(t.toId),
    // A tenant has one move at a time.
    uniqueIndex('tenant_moves_running')
      .on(t.tenantId)
      .where(sql`status in ('QUEUED', 'COPYING', 'VERIFYING', 'SUSPENDED')`),
    check(
      'tenant_moves_status',
      sql`status in ('QUEUED', 'COPYING', 'VERIFYING', 'MOVED', 'SUSPENDED', 'RETURNED', 'PURGED', 'FAILED')`,
    ),
    check('tenant_moves_ends', sql`from_id <> to_id`),
  ],
)

/** What was compared after a copy, by table. */
export const tenantMoveTables = tenancy.table(
  'tenant_move_tables',
  {
    ...tenantKey(),
    /** The move. */
    moveId: uuid('move_id').notNull(),
    /** The table, with its schema. */
    name: text('name').notNull(),
    /** How many rows of the tenant it has. */
    rows: bigint('rows', { mode: 'number' }).notNull(),
    /** The checksum of these rows in the old database. */
    checksum: text('checksum').notNull(),
    /** Whether the new database has the same rows. */
    isEqual: boolean('is_equal').notNull(),
    /** When it was compared. */
    createdAt: createdAt(),
  },
  (t) => [
    ...tenantIsolation(t),
    platformPolicy(tenancy),
    foreignKey({ columns: [t.tenantId, t.moveId], foreignColumns: [tenantMoves.tenantId, tenantMoves.id] }).onDelete(
      'cascade',
    ),
    uniqueIndex('tenant_move_tables_name').on(t.tenantId, t.moveId, t.name),
  ],
)
