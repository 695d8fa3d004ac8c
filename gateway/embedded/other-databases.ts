// How commands of operators reach the databases beside the first one: their connection strings are sealed.
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { openTenantDatabases } from '@quintet/tenancy/databases/connections.ts'
import { auditKeyring } from './audit-logs.ts'
import type { Config } from './config.ts'
import type { DataServer } from './data-server.ts'

/** Opens the administrators' connection strings of other databases; each call throws where the secret is missing. */
export async function openOthers(config: Config, server: DataServer) {
  const url = server.urlOf('tenancy')
  const ring = await auditKeyring(config).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  )
  const database = openDatabase({ subgraph: 'tenancy', url, directUrl: url })
  return {
    async urlOf(databaseId: string): Promise<string> {
      if (typeof ring === 'string') throw new Error(ring)
      const strings = await openTenantDatabases(database, ring, () => {}).open(databaseId)
      if (strings === null) throw new Error('its connection strings cannot be opened')
      return strings.migrationUrl
    },
    close: () => database.close(),
  }
}
