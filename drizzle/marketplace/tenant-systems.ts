import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { marketplace } from './schema.ts'
import { managementSystems, systemVersions } from './systems.ts'

/** Systems that tenants have installed. The ledger in a system's own schema is the truth of its version. */
export const tenantSystems = marketplace.table(
  'tenant_systems',
  {
    ...tenantKey(),
    /** The system. */
    systemId: uuid('system_id')
      .notNull()
      .references(() => managementSystems.id),
    /** The version that is installed; null until one is. */
    versionId: uuid('version_id').references(() => systemVersions.id),
    /** The version that a change leads to; null where none is under way. */
    targetVersionId: uuid('target_version_id').references(() => systemVersions.id),
    /** PENDING, INSTALLING, ACTIVE, UPGRADING, ROLLING_BACK, FAILED, UNINSTALLING or REMOVED. */
    status: text('status').notNull(),
    /** The schema of its tables. */
    schemaName: text('schema_name').notNull(),
    /** What the tenant sets for it. */
    configurations: jsonb('configurations').$type<Record<string, unknown>>().notNull(),
    /** What is switched on of it. */
    featuresEnabled: jsonb('features_enabled').$type<readonly string[]>().notNull(),
    /** Why the last change failed. */
    errorMessage: text('error_message'),
    /** When it was installed. */
    installedAt: instant('installed_at'),
    /** Raised by each change that a job makes. */
    changeNumber: integer('change_number').notNull().default(1),
    /** When it was asked for. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    // The tenant stands last: an index that begins with it would be looked through for an id.
    uniqueIndex('tenant_systems_system').on(t.systemId, t.tenantId).where(sql`status <> 'REMOVED'`),
    uniqueIndex('tenant_systems_schema').on(t.schemaName, t.tenantId).where(sql`status <> 'REMOVED'`),
    index('tenant_systems_of_system').on(t.systemId),
    index('tenant_systems_of_version').on(t.versionId),
    index('tenant_systems_of_target').on(t.targetVersionId),
    check(
      'tenant_systems_status',
      sql`status in ('PENDING', 'INSTALLING', 'ACTIVE', 'UPGRADING', 'ROLLING_BACK', 'FAILED', 'UNINSTALLING', 'REMOVED')`,
    ),
  ],
)
