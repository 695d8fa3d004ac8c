// How a process reaches the databases beside the first one.
import { loginOf } from '@quintet/drizzle/client/connection-string.ts'
import { type DatabaseSettings, openDatabase } from '@quintet/drizzle/client/database.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import type { CellDatabases } from '../subgraph/cells.ts'

/** @param settings how the process reaches the first one */
export const cellDatabases = (settings: Pick<DatabaseSettings, 'prepare' | 'reads'>): CellDatabases => ({
  openDatabase: (subgraph, { url, migrationUrl }) =>
    openDatabase({ ...settings, subgraph, url, directUrl: migrationUrl, isSmall: true }),
  migrate: (subgraph, { url, migrationUrl }) => migrate({ subgraph, adminUrl: migrationUrl, login: loginOf(url) }),
})
