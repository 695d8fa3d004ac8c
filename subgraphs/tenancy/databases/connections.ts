// Connection strings of tenants' databases: sealed in the database, opened for those who connect.
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { recordKeys } from '@quintet/drizzle/tenancy/record-keys.ts'
import type { Keyring } from '@quintet/kit/sealed/keyring.ts'
import { recordKeyStatements } from '@quintet/kit/sealed/record-keys.ts'
import { createSealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type { ConnectionStrings } from '@quintet/kit/wire/placements.ts'
import { noTenant } from '../activity/store.ts'
import { readDatabases, readSealed, readTenantCounts, type TenantDatabaseRow } from './store.ts'

/** What the process reaches of tenants' databases, beside requests' own scopes. */
export interface TenantDatabases {
  /** All databases, the platform's first one first. */
  list(): Promise<TenantDatabaseRow[]>
  tenantCounts(ids: readonly string[]): Promise<{ readonly id: string; readonly count: number }[]>
  /** Seals connection strings in the transaction of a request, and returns to the request's own tenant. */
  seal(
    writer: Writer,
    context: BaseContext,
    id: string,
    strings: ConnectionStrings,
  ): Promise<Record<keyof ConnectionStrings, Uint8Array>>
  /** The connection strings of a database; null for the first one and for one that is not there. */
  open(id: string): Promise<ConnectionStrings | null>
  /** Records how setting up a database went, while it is being set up. */
  settle(id: string, errorMessage: string | null, at: Date): Promise<void>
  /** Hints at a change of databases or placements. */
  readonly wake: () => void
}

const keyStatements = recordKeyStatements(recordKeys, 'tenantId')

/** @param wake hints at a change of databases or placements */
export function openTenantDatabases(database: Database, ring: Keyring, wake: () => void): TenantDatabases {
  const { jobs } = database
  const fields = createSealedFields(keyStatements, ring, 'tenant_databases')
  return {
    list: () => readDatabases(jobs),
    tenantCounts: (ids) => readTenantCounts(jobs, ids),
    // Databases belong to no tenant: their keys are under the nil UUID, as what the audit log says of no tenant.
    async seal(writer, { envelope }, id, { url, migrationUrl }) {
      const sealed = await fields.seal(
        writer.as({ tenantId: noTenant }),
        { ownerId: noTenant, recordId: id },
        { url, migrationUrl },
      )
      writer.as({ tenantId: envelope.tenantId })
      return sealed
    },
    async open(id) {
      const [row] = await readSealed(jobs, id)
      if (row === undefined || row.url === null || row.migrationUrl === null) return null
      const scope = database.scope({ tenantId: noTenant, userId: null, realmId: platformRealmId })
      try {
        const [url, migrationUrl] = await fields.open(scope, noTenant, [
          { recordId: id, column: 'url', sealed: row.url },
          { recordId: id, column: 'migrationUrl', sealed: row.migrationUrl },
        ])
        return url == null || migrationUrl == null ? null : { url, migrationUrl }
      } finally {
        await scope.close()
      }
    },
    async settle(id, errorMessage, at) {
      await jobs`update tenancy.tenant_databases set error_message = ${errorMessage}, updated_at = ${at.toISOString()},
        status = case when ${errorMessage}::text is null then 'ACTIVE' else status end
        where id = ${id} and status = 'PROVISIONING'`
      wake()
    },
    wake,
  }
}
