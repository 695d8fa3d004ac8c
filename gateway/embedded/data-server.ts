// The PostgreSQL server that a command reads: the one that is named, the one of the settings, or the one of DATA_DIR.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { runningPostgres } from '@quintet/drizzle/embedded/running.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import type { Config } from './config.ts'
import { withDatabase } from './database.ts'

export interface DataServer {
  urlOf(subgraph: string): string
  stop(): Promise<void>
}

/** The server that was named or that runs; otherwise one is started on the data for as long as they are read. */
export async function openDataServer(config: Config, given: string | undefined): Promise<DataServer> {
  const { dataDirectory, archiveDirectory, migrationUrl, databaseUrl } = config
  const keep = async () => {}
  if (given !== undefined) return { urlOf: () => given, stop: keep }
  if (migrationUrl !== null) {
    const urlOf = (subgraph: string) => withDatabase(migrationUrl, new URL(databaseUrl(subgraph)!).pathname)
    return { urlOf, stop: keep }
  }
  if (!existsSync(join(dataDirectory, 'postgres'))) {
    throw new SettingsError(`There are no data in ${dataDirectory}: set DATA_DIR, or name a database by --database`)
  }
  const running = runningPostgres(dataDirectory)
  if (running !== null) return { urlOf: () => running, stop: keep }
  const { user, password, host, port, stop } = await startEmbeddedPostgres({
    directory: dataDirectory,
    // Also what such a start logs belongs to the archive.
    archive: archiveDirectory,
  })
  const url = `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`
  return { urlOf: () => url, stop }
}
