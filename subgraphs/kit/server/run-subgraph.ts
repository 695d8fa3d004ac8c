// A subgraph as a process of its own: settings, migrations, database, bus, peers, its port, and a graceful shutdown.
import { loginOf } from '@quintet/drizzle/client/connection-string.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import type { SubgraphName } from '@quintet/schema/load.ts'
import { type Seed, seedWhenPossible } from '../demo/seeding.ts'
import { followPlacements } from '../events/placements.ts'
import { openBus } from '../events/redis-bus.ts'
import { openFiles, readFileSettings } from '../files/open.ts'
import { openMail, readMailSettings } from '../mail/open.ts'
import { readAccountSettings } from '../process/account-settings.ts'
import { readBillingSettings } from '../process/billing-settings.ts'
import { systemClock } from '../process/clock.ts'
import { readEmbeddingSettings } from '../process/embedding-settings.ts'
import { createLogger, type Logger } from '../process/log.ts'
import { addressOf, readSettings, type SettingsReader } from '../process/settings.ts'
import { endOnSignal } from '../process/shutdown.ts'
import { standbyFigures } from '../process/standby-figures.ts'
import { readStandby } from '../process/standby-settings.ts'
import { sealingKeysOf } from '../sealed/keyring.ts'
import type { BaseContext } from '../slice/context.ts'
import type { RunningSubgraph, Runtime, Subgraph } from '../subgraph/definition.ts'
import { startPlaced } from '../subgraph/placed.ts'
import { createRemote, type Remote } from '../wire/remote.ts'
import { envelopeKeys } from '../wire/signed-envelope.ts'
import { cellDatabases } from './cell-databases.ts'
import { serveSubgraph } from './serve.ts'

/** Starts a subgraph from the environment and serves it until a signal. A failed start writes one line and exits with 1. */
export async function runSubgraph<Context extends BaseContext>(
  subgraph: Subgraph<Context>,
  seed: Seed<Context>,
): Promise<void> {
  try {
    await start(subgraph, seed, createLogger())
  } catch (error) {
    process.stderr.write(`${subgraph.name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

async function start<Context extends BaseContext>(
  subgraph: Subgraph<Context>,
  seed: Seed<Context>,
  log: Logger,
): Promise<void> {
  const { name } = subgraph
  const settings = readSettings(process.env, (reader) => processSettings(reader, name))
  const { host, port, secrets, url, directUrl, prepare, reads, drainSeconds, accessTokenSeconds } = settings
  await migrate({ subgraph: name, adminUrl: directUrl, login: loginOf(url) })
  const database = openDatabase({ subgraph: name, url, directUrl, prepare, reads, standby: settings.standby })
  await database.probePooler()
  const bus = openBus(directUrl, settings.redisUrl, log)
  const keys = envelopeKeys(secrets)
  const remotes = new Map(
    [...settings.peers].map(([peer, address]) => [
      peer,
      createRemote({ name: peer, url: address, keys, clock: systemClock }),
    ]),
  )
  const mail = await openMail(settings.mail, null, settings.clock)
  // Stores verify the time of a link by their own clock.
  const links = { secret: secrets[0], publicUrl: settings.publicUrl, clock: systemClock }
  const files = await openFiles(settings.files, { directory: null, ...links })
  const executorOf = (peer: string) => (remotes.get(peer) as Remote).execute
  const placements = followPlacements({ bus, log, tenancy: executorOf('tenancy'), secrets })
  const cells = cellDatabases({ prepare, reads })
  const runtime: Runtime = {
    mail,
    files,
    database,
    bus,
    clock: settings.clock,
    wallClock: systemClock,
    isWorker: settings.worker !== 'off',
    log,
    secret: secrets[0],
    previousSecrets: secrets.slice(1),
    sealingKeys: settings.sealingKeys,
    publicUrl: settings.publicUrl,
    accounts: settings.accounts,
    billing: settings.billing,
    embeddings: settings.embeddings,
    isDevelopment: settings.isDevelopment,
    accessTokenSeconds,
    movedRowsDays: settings.movedRowsDays,
    placements,
    cells,
    redisUrl: settings.redisUrl,
    region: settings.region,
    executorOf,
  }
  const running = isPlaced(name)
    ? await startPlaced(subgraph, runtime, { placements, ...cells })
    : await subgraph.start(runtime)
  const server = await serveSubgraph(
    {
      subgraph: running as RunningSubgraph,
      keys,
      clock: systemClock,
      log,
      probe: database.probe,
      databaseFigures: () => standbyFigures([[name, database]]),
      takesRequests: settings.worker !== 'only',
    },
    host,
    port,
  )
  endOnSignal(
    {
      drain: server.drain,
      drainMilliseconds: drainSeconds * 1000,
      stop: () =>
        end([
          server.stop,
          running.close,
          placements.close,
          async () => mail.close(),
          bus.close,
          ...[...remotes.values()].map(({ close }) => close),
          database.close,
        ]),
    },
    log,
  )
  process.stdout.write(`Quintet ${name} is ready at ${addressOf(host, server.port)}/graphql\n`)
  if (process.argv.slice(2).join(' ') === '--seed demo') await seedWhenPossible(seed, running, log)
}

async function end(steps: (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step()
}

/** Which other subgraphs each subgraph queries. */
const peersOf: Partial<Record<SubgraphName, readonly SubgraphName[]>> = {
  // For exports of what is held of a person.
  identity: ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'],
  credit: ['tenancy', 'identity', 'marketplace'],
  // For licences, the removal of tenants, and where tenants are placed.
  recruiting: ['tenancy', 'marketplace'],
  // For letters to the owners of tenants, orders that were paid, and what workflows do.
  marketplace: ['identity', 'tenancy', 'credit', 'recruiting'],
  // For the log of activity, and to find nodes by their ids.
  tenancy: ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit'],
}

function processSettings(reader: SettingsReader, name: SubgraphName) {
  const port = reader.whole('PORT', 4000, 0, 65_535)
  const own = `${name.toUpperCase()}_DATABASE_URL`
  const url = reader.postgres(own) ?? reader.postgres('DATABASE_URL')
  if (url === null) reader.fault(`${own} or DATABASE_URL must name the login that serves requests`)
  const admin = reader.postgres('MIGRATION_DATABASE_URL')
  if (admin === null) {
    reader.fault('MIGRATION_DATABASE_URL must name the administrator, directly: for roles, migrations, jobs and LISTEN')
  }
  const secrets = reader.secrets()
  if (secrets === null) reader.fault('QUINTET_SECRET must be set: the same 32 bytes or more in every process')
  const publicUrl = reader.address('PUBLIC_URL', 'http://localhost:4000')
  const mode = reader.choice('MODE', ['development', 'production'], 'production')
  const addresses = reader.subgraphs()
  const peers = new Map<string, string>()
  const missing = (peersOf[name] ?? []).filter((peer) => !addresses.has(peer))
  for (const peer of peersOf[name] ?? []) {
    const address = addresses.get(peer)
    if (address !== undefined) peers.set(peer, address)
  }
  if (missing[0] !== undefined) {
    const example = `${missing[0]}=http://${missing[0]}:4000`
    reader.fault(`SUBGRAPHS must name ${missing.join(', ')}, which ${name} asks: ${example}`)
  }
  return {
    port,
    host: reader.text('HOST') ?? '127.0.0.1',
    publicUrl,
    accounts: readAccountSettings(reader, publicUrl),
    billing: readBillingSettings(reader),
    embeddings: readEmbeddingSettings(reader),
    url: url ?? '',
    directUrl: admin === null || url === null ? '' : inDatabaseOf(admin, url),
    secrets: secrets ?? [new Uint8Array()],
    sealingKeys: sealingKeysOf(reader),
    peers,
    redisUrl: reader.text('REDIS_URL'),
    region: reader.text('REGION'),
    worker: reader.choice('WORKER', ['on', 'off', 'only'], 'on'),
    mail: readMailSettings(reader),
    files: readFileSettings(reader),
    isDevelopment: mode === 'development',
    clock: reader.clock(mode),
    prepare: reader.choice('DATABASE_PREPARE', ['on', 'off'], 'on') === 'on',
    reads: reader.choice('DATABASE_READS', ['statement', 'transaction'], 'statement'),
    standby: readStandby(reader, name),
    drainSeconds: reader.whole('DRAIN_SECONDS', 5, 0, 25),
    accessTokenSeconds: reader.accessTokenSeconds(),
    movedRowsDays: reader.movedRowsDays(),
  } as const
}

/** The administrator in the subgraph's own database. */
function inDatabaseOf(admin: string, url: string): string {
  const changed = new URL(admin)
  changed.pathname = new URL(url).pathname
  return changed.href
}
