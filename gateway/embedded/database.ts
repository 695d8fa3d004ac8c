// What an embedded start keeps: its PostgreSQL with a pool for each subgraph, its secret, the state of its demo data.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { keepEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import type { Config } from './config.ts'

const leastBytes = 32
/** Made of so many that base64 needs no `=`: by that older secrets are told, under whose bytes data were written. */
const secretBytes = 48

/**
 * Root secrets of an embedded start, the present one first: those given, else one that is made once. What the directory
 * held before a secret was given is still read. To be called while its PostgreSQL runs: that keeps a second start out.
 */
export async function rootSecrets(
  directory: string,
  given: Config['secrets'],
): Promise<NonNullable<Config['secrets']>> {
  const path = join(directory, 'secret')
  if (!existsSync(path)) {
    if (given !== null) return given
    await writeWhole(path, randomBytes(secretBytes).toString('base64'))
  }
  const text = (await readFile(path, 'utf8')).trim()
  const decoded = Buffer.from(text, 'base64')
  if (decoded.length < leastBytes) {
    throw new SettingsError(`${path} is damaged: restore it, or start over by removing ${directory}`)
  }
  // The text itself, as where it is given as QUINTET_SECRET.
  const own = [Buffer.from(text), ...(text.endsWith('=') ? [decoded] : [])] as const
  return given === null ? own : [...given, ...own]
}

/** Writes a file for our eyes only, which no crash leaves half written. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

export interface DemoState {
  readonly isWanted: boolean
  /** Whether the data are there once what is wanted has been written. */
  readonly isThere: boolean
  finish(): Promise<void>
}

/**
 * Whether demo data are to be written: into a new data directory, or one where their writing was cut short.
 * To be called before PostgreSQL makes its own directory there, which is what a new one lacks.
 */
export async function demoState({ dataDirectory, migrationUrl, seedDemo }: Config): Promise<DemoState> {
  if (migrationUrl !== null) return { isWanted: seedDemo, isThere: seedDemo, finish: async () => {} }
  const marker = join(dataDirectory, 'demo-data')
  const isNew = !existsSync(join(dataDirectory, 'postgres'))
  if (isNew) await writeWhole(marker, 'begun\n')
  const state = existsSync(marker) ? (await readFile(marker, 'utf8')).trim() : null
  const isWanted = seedDemo || state === 'begun'
  return {
    isWanted,
    isThere: isWanted || state === 'written',
    finish: () => writeWhole(marker, 'written\n'),
  }
}

export interface DataServer {
  readonly told: string
  readonly databases: ReadonlyMap<string, Database>
  readonly adminUrl: string
  /** Half a sentence, when our own server is lost for good. */
  readonly failed: Promise<string>
  stop(): Promise<void>
}

export interface DataServerOptions {
  /** False for an embedded server without fsync. */
  readonly durable?: boolean
  /** Hears each statement that a subgraph sends. */
  readonly observe?: (subgraph: string, text: string) => void
}

/** Our own PostgreSQL, or the one that the settings name; migrated, with a pool for each subgraph. */
export async function openServer(config: Config, options: DataServerOptions, log: Logger): Promise<DataServer> {
  const { observe, durable = true } = options
  const embedded =
    config.migrationUrl === null
      ? await keepEmbeddedPostgres({ directory: config.dataDirectory, durable }, (sentence) => log.warn(sentence))
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
      const { username, password } = new URL(url)
      // Roles and schemas are made in the subgraph's own database, by the administrator.
      const directUrl = withDatabase(adminUrl, new URL(url).pathname)
      await migrate({
        subgraph,
        adminUrl: directUrl,
        login: { name: decodeURIComponent(username), password: decodeURIComponent(password) },
      })
      const observed = observe === undefined ? {} : { observe: (text: string) => observe(subgraph, text) }
      databases.set(subgraph, openDatabase({ subgraph, url, directUrl, prepare, reads, ...observed }))
    }
    // A login of the settings that may not in is a fault of the start, not of the first request.
    await Promise.all([...databases.values()].map((database) => database.probe()))
    if (embedded === null) await Promise.all([...databases.values()].map((database) => database.probePooler()))
    return {
      told:
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
    // Not waited for: a pool that is refused takes 5 s to end.
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

function withDatabase(url: string, pathname: string): string {
  const changed = new URL(url)
  changed.pathname = pathname
  return changed.href
}
