// How a process reaches the databases beside the first one.
import { type DatabaseSettings, openDatabase } from '@quintet/drizzle/client/database.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import type { CellSettings } from '../subgraph/cells.ts'

/** @param settings how the process reaches the first one */
export const cellDatabases = (
  settings: Pick<DatabaseSettings, 'prepare' | 'reads'>,
): Pick<CellSettings, 'openDatabase' | 'migrate'> => ({
  openDatabase: (subgraph, { url, migrationUrl }) =>
    openDatabase({ ...settings, subgraph, url, directUrl: migrationUrl, isSmall: true }),
  migrate(subgraph, { url, migrationUrl }) {
    const { username, password } = new URL(url)
    const login = { name: decodeURIComponent(username), password: decodeURIComponent(password) }
    return migrate({ subgraph, adminUrl: migrationUrl, login })
  },
})
