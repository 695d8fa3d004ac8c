// Settings of the embedded start, from the environment and the command line.
import type { BlockList } from 'node:net'
import type { StandbySettings } from '@quintet/drizzle/client/database.ts'
import { type FileSettings, readFileSettings } from '@quintet/kit/files/open.ts'
import { type MailSettings, readMailSettings } from '@quintet/kit/mail/open.ts'
import { type AccountSettings, readAccountSettings } from '@quintet/kit/process/account-settings.ts'
import { type BillingSettings, readBillingSettings } from '@quintet/kit/process/billing-settings.ts'
import type { Clock } from '@quintet/kit/process/clock.ts'
import { type EmbeddingSettings, readEmbeddingSettings } from '@quintet/kit/process/embedding-settings.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { readMaxLag, readStandby } from '@quintet/kit/process/standby-settings.ts'
import { type MasterKey, sealingKeysOf } from '@quintet/kit/sealed/keyring.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { type HttpSettings, readHttpSettings } from '../http/settings.ts'
import type { Limits } from '../limits/limits.ts'
import { readLimits } from '../limits/settings.ts'
import { type DocumentSettings, readDocumentSettings } from '../operations/settings.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly mode: 'development' | 'production'
  readonly publicUrl: string
  readonly dataDirectory: string
  /** Where the embedded PostgreSQL keeps its log, and base backups lie; null without backups. */
  readonly archiveDirectory: string | null
  /** Root secrets, the current one first; null where the embedded start makes one. */
  readonly secrets: readonly [Uint8Array, ...Uint8Array[]] | null
  /** Keys of the key file, the current one first; empty without one. */
  readonly sealingKeys: readonly MasterKey[]
  /** Addresses whose X-Forwarded-For is trusted. */
  readonly trustedProxies: BlockList
  /** Runtime connection string of a subgraph; null for the embedded server. */
  databaseUrl(subgraph: string): string | null
  /** Connection string of the administrator: roles, migrations, jobs, LISTEN. */
  readonly migrationUrl: string | null
  /** False behind a transaction pooler without prepared statements. */
  readonly prepare: boolean
  /** How reads tell the database their tenant and user: in each statement, or once for a transaction. */
  readonly reads: 'statement' | 'transaction'
  /** The standby that a subgraph may read from; null without one. */
  standbyOf(subgraph: string): StandbySettings | null
  /** How far a standby may be behind, where there is one; null without. */
  readonly standbyMaxLagSeconds: number | null
  /** Whether a second PostgreSQL runs, to place tenants in. */
  readonly hasSecondDatabase: boolean
  /** The region of this process; null where there is but one. */
  readonly region: string | null
  readonly redisUrl: string | null
  readonly mail: MailSettings
  readonly files: FileSettings
  readonly accounts: AccountSettings
  readonly billing: BillingSettings
  readonly embeddings: EmbeddingSettings | null
  readonly accessTokenSeconds: number
  readonly movedRowsDays: number
  /** The time of decisions, which CLOCK_OFFSET moves. */
  readonly clock: Clock
  readonly seedDemo: boolean
  readonly http: HttpSettings
  readonly limits: Limits
  readonly documents: DocumentSettings
}

/** Reads the settings. Throws a SettingsError that lists every fault. */
export function readConfig(environment: NodeJS.ProcessEnv, args: readonly string[] = []): Config {
  return readSettings(environment, (reader) => {
    const port = reader.whole('PORT', 4000, 0, 65_535)
    const mode = reader.choice('MODE', ['development', 'production'], 'development')
    const publicUrl = reader.address('PUBLIC_URL', `http://localhost:${port}`)
    const secrets = reader.secrets()
    const shared = reader.postgres('DATABASE_URL')
    const databaseUrls = new Map(
      subgraphNames.map((name) => [name, reader.postgres(`${name.toUpperCase()}_DATABASE_URL`) ?? shared]),
    )
    const migrationUrl = reader.postgres('MIGRATION_DATABASE_URL')
    const count = [...databaseUrls.values()].filter((url) => url !== null).length
    if (count > 0 && count < subgraphNames.length) {
      reader.fault('Give DATABASE_URL, or one such as CREDIT_DATABASE_URL for each of the five subgraphs')
    }
    if (count > 0 && migrationUrl === null) {
      reader.fault(
        'With DATABASE_URL, MIGRATION_DATABASE_URL must name the administrator, for roles, migrations and jobs',
      )
    }
    // The start would set new passwords for its own logins, and lock out a second process on the same database.
    if (count === 0 && migrationUrl !== null) {
      reader.fault('With MIGRATION_DATABASE_URL, DATABASE_URL must name the login that serves requests')
    }
    const standbys = new Map(subgraphNames.map((name) => [name, readStandby(reader, name)]))
    const hasStandby = [...standbys.values()].some((standby) => standby !== null)
    if (hasStandby && count === 0) {
      reader.fault('STANDBY_DATABASE_URL needs DATABASE_URL: its login must be one that keeps its password')
    }
    const hasSecondDatabase = reader.choice('SECOND_DATABASE', ['on', 'off'], 'off') === 'on'
    if (hasSecondDatabase && migrationUrl !== null) {
      reader.fault('SECOND_DATABASE runs a second embedded PostgreSQL: register yours by registerDatabase')
    }
    const archiveDirectory = reader.text('ARCHIVE_DIR')
    if (archiveDirectory !== null && migrationUrl !== null) {
      reader.fault('ARCHIVE_DIR is for the embedded PostgreSQL: set archive_command of your own server')
    }
    const trustedProxies = reader.proxies()
    // pnpm passes on a -- before the arguments of a script.
    const words = args.join(' ').replace(/^--( |$)/, '')
    if (words !== '' && words !== '--seed demo') {
      const [first = ''] = words.replace(/^--seed demo\s+/, '').split(/[\s=]/)
      const kind = first.startsWith('-') ? 'option' : 'argument'
      reader.fault(`Unknown ${kind} ${first}. Only \`--seed demo\` is accepted; use environment variables.`)
    }
    return {
      port,
      host: reader.text('HOST') ?? '127.0.0.1',
      mode,
      publicUrl,
      dataDirectory: reader.text('DATA_DIR') ?? '.data',
      archiveDirectory,
      secrets,
      sealingKeys: sealingKeysOf(reader),
      trustedProxies,
      databaseUrl: (subgraph) => databaseUrls.get(subgraph as never) ?? null,
      migrationUrl,
      prepare: reader.choice('DATABASE_PREPARE', ['on', 'off'], 'on') === 'on',
      reads: reader.choice('DATABASE_READS', ['statement', 'transaction'], 'statement'),
      standbyOf: (subgraph) => standbys.get(subgraph as never) ?? null,
      standbyMaxLagSeconds: hasStandby ? readMaxLag(reader) : null,
      redisUrl: reader.text('REDIS_URL'),
      hasSecondDatabase,
      region: reader.text('REGION'),
      mail: readMailSettings(reader),
      files: readFileSettings(reader),
      accounts: readAccountSettings(reader, publicUrl),
      billing: readBillingSettings(reader),
      embeddings: readEmbeddingSettings(reader),
      accessTokenSeconds: reader.accessTokenSeconds(),
      movedRowsDays: reader.movedRowsDays(),
      clock: reader.clock(mode),
      seedDemo: words !== '',
      http: readHttpSettings(reader),
      limits: readLimits(reader, mode),
      documents: readDocumentSettings(reader),
    }
  })
}
