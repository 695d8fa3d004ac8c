// The data of an embedded start: PostgreSQL with a pool for each subgraph, the secret, and the state of the demo data.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loginOf } from '@quintet/drizzle/client/connection-string.ts'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { keepEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import type { Config } from './config.ts'

const minSecretBytes = 32
/** Base64 of this length needs no `=`. Older secrets end with one, and their decoded bytes must still be read. */
const secretBytes = 48
/** How long the databases may take to answer during a start, when everything else starts too. */
const startProbeMilliseconds = 15_000

/**
 * Root secrets of an embedded start, the current one first: those of the settings, or one that is generated once. A secret
 * that was generated before is still read after others are set. To be called while PostgreSQL runs, which keeps a second
 * start out of the directory.
 */
export async function rootSecrets(
  directory: string,
  given: Config['secrets'],
): Promise<NonNullable<Config['secrets']>> {
  const path = join(directory, 'secret')
  if (!existsSync(path)) {
    if (given !== null) return given
    await writeAtomically(path, randomBytes(secretBytes).toString('base64'))
  }
  const text = (await readFile(path, 'utf8')).trim()
  const decoded = Buffer.from(text, 'base64')
  if (decoded.length < minSecretBytes) {
    throw new SettingsError(`${path} is damaged: restore it, or start over by removing ${directory}`)
  }
  // The text itself is the secret, as with QUINTET_SECRET.
  const own = [Buffer.from(text), ...(text.endsWith('=') ? [decoded] : [])] as const
  return given === null ? own : [...given, ...own]
}

/** Writes a file that only this user may read. A crash does not leave it half written. */
async function writeAtomically(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

export interface DemoState {
  readonly isWanted: boolean
  /** Whether the data exist once the wanted ones have been written. */
  readonly isPresent: boolean
  finish(): Promise<void>
}

/**
 * Whether demo data are to be written: into a new data directory in development, or into one where writing them was
 * interrupted. In production their published passwords must be asked for.
 * To be called before PostgreSQL creates its own directory, by which a new data directory is recognized.
 */
export async function demoState({ dataDirectory, migrationUrl, seedDemo, mode }: Config): Promise<DemoState> {
  if (migrationUrl !== null) return { isWanted: seedDemo, isPresent: seedDemo, finish: async () => {} }
  const marker = join(dataDirectory, 'demo-data')
  const isNew = mode === 'development' && !existsSync(join(dataDirectory, 'postgres'))
  if (isNew) await writeAtomically(marker, 'begun\n')
  const state = existsSync(marker) ? (await readFile(marker, 'utf8')).trim() : null
  const isWanted = seedDemo || state === 'begun'
  return {
    isWanted,
    isPresent: isWanted || state === 'written',
    finish: () => writeAtomically(marker, 'written\n'),
  }
}

export interface DataServer {
  /** For the start report. */
  readonly description: string
  readonly databases: ReadonlyMap<string, Database>
  readonly adminUrl: string
  /** Resolves with half a sentence when the embedded server has failed for good. */
  readonly failed: Promise<string>
  stop(): Promise<void>
}

export interface DataServerOptions {
  /** False runs an embedded server without fsync. */
  readonly durable?: boolean
  /** Called with each statement that a subgraph sends. */
  readonly observe?: (subgraph: string, text: string) => void
}

/** The embedded PostgreSQL, or the one of the settings, migrated and with a pool for each subgraph. */
export async function openServer(config: Config, options: DataServerOptions, log: Logger): Promise<DataServer> {
  const { observe, durable = true } = options
  const embedded =
    config.migrationUrl === null
      ? await keepEmbeddedPostgres(
          { directory: config.dataDirectory, durable, archive: config.archiveDirectory },
          (sentence) => log.warn(sentence),
        )
      : null
  const { prepare, reads } = config
  const databases = new Map<string, Database>()
  try {
    const adminUrl =
      config.migrationUrl ??
      `postgres://${embedded?.user}:${encodeURIComponent(embedded?.password ?? '')}@${embedded?.host}:${embedded?.port}/postgres`
    for (const subgraph of subgraphNames) {
      const url =
        config.databaseUrl(subgraph) ?? withLogin(adminUrl, `quintet_${subgraph}`, randomBytes(24).toString('hex'))
      // The administrator creates roles and schemas in the subgraph's own database.
      const directUrl = withDatabase(adminUrl, new URL(url).pathname)
      await migrate({
        subgraph,
        adminUrl: directUrl,
        login: loginOf(url),
      })
      const observed = observe === undefined ? {} : { observe: (text: string) => observe(subgraph, text) }
      databases.set(
        subgraph,
        openDatabase({ subgraph, url, directUrl, prepare, reads, standby: config.standbyOf(subgraph), ...observed }),
      )
    }
    // A login that is refused fails the start, and not the first request.
    await Promise.all([...databases.values()].map((database) => database.probe(startProbeMilliseconds)))
    if (embedded === null) await Promise.all([...databases.values()].map((database) => database.probePooler()))
    return {
      description:
        embedded === null
          ? 'PostgreSQL of the settings'
          : `PostgreSQL ${embedded.version}, data in ${config.dataDirectory}`,
      databases,
      adminUrl,
      failed: embedded?.failed ?? new Promise<never>(() => {}),
      async stop() {
        await Promise.all([...databases.values()].map((database) => database.close()))
        await embedded?.stop()
      },
    }
  } catch (error) {
    // Not awaited: a pool whose login is refused takes 5 s to close.
    for (const database of databases.values()) database.close().catch(() => {})
    await embedded?.stop()
    throw error
  }
}

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = user
  changed.password = password
  return changed.href
}

export function withDatabase(url: string, pathname: string): string {
  const changed = new URL(url)
  changed.pathname = pathname
  return changed.href
}
