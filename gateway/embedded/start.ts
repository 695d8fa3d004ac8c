// PostgreSQL, the five subgraphs and the gateway in one process. The only file that imports subgraphs.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { seed as seedCredit } from '@quintet/credit/seed.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import { enterTenants, seed as seedIdentity } from '@quintet/identity/seed.ts'
import { identity } from '@quintet/identity/subgraph.ts'
import { seedRunOf } from '@quintet/kit/demo/seeding.ts'
import type { Bus } from '@quintet/kit/events/bus.ts'
import { eventFiguresText } from '@quintet/kit/events/figures.ts'
import { followPlacements } from '@quintet/kit/events/placements.ts'
import { openBus } from '@quintet/kit/events/redis-bus.ts'
import { openFiles } from '@quintet/kit/files/open.ts'
import { figuresText } from '@quintet/kit/jobs/figures.ts'
import { type Mail, openMail } from '@quintet/kit/mail/open.ts'
import { type LetterBox, openLetterBox } from '@quintet/kit/mail/outbox.ts'
import { type Clock, systemClock } from '@quintet/kit/process/clock.ts'
import { textOfFigures } from '@quintet/kit/process/figures.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { standbyFigures } from '@quintet/kit/process/standby-figures.ts'
import { cellDatabases } from '@quintet/kit/server/cell-databases.ts'
import type { RunningSubgraph, Runtime, Subgraph } from '@quintet/kit/subgraph/definition.ts'
import { startPlaced } from '@quintet/kit/subgraph/placed.ts'
import type { Executor } from '@quintet/kit/wire/request.ts'
import { seed as seedMarketplace } from '@quintet/marketplace/seed.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { seed as seedRecruiting } from '@quintet/recruiting/seed.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { registerSecondDatabase, seed as seedTenancy } from '@quintet/tenancy/seed.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { createGateway, type Gateway } from '../gateway.ts'
import { type RunningServer, startServer } from '../http/server.ts'
import { startTracing } from '../observability/tracing.ts'
import { readManifests } from '../operations/manifest.ts'
import { inProcess } from '../sources/in-process.ts'
import type { Source } from '../sources/source.ts'
import type { Config } from './config.ts'
import { type DataServer, type DataServerOptions, demoState, openServer, rootSecrets } from './database.ts'
import { createDemoSignIn } from './demo-token.ts'
import { isLoopbackAddress } from './local-visit.ts'
import { createOutbox } from './outbox.ts'
import { commandFor, type Report } from './report.ts'
import { openSecondDatabase } from './second-database.ts'

/** What tests may replace. */
export interface Overrides extends DataServerOptions {
  readonly clock?: Clock
  readonly passwordCost?: number
  /** False runs no jobs. */
  readonly isWorker?: boolean
  /** False leaves refusals to the subgraphs, to test their access layer. */
  readonly pruning?: boolean
}

export interface Quintet {
  readonly port: number
  readonly gateway: Gateway
  readonly sources: ReadonlyMap<string, Source>
  readonly hasDemo: boolean
  /** Connection string of the administrator, with which tests read past the isolation of tenants. */
  readonly adminUrl: string
  /** Resolves with half a sentence when PostgreSQL has failed and cannot be restarted. */
  readonly failed: Promise<string>
  stop(): Promise<void>
}

/** Starts everything. Rejects with an error whose message says cause and remedy. */
export async function startQuintet(
  config: Config,
  log: Logger,
  report: Report,
  overrides: Overrides = {},
): Promise<Quintet> {
  const ending: (() => Promise<unknown>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse())
      await end().catch((error) => log.warn({ error: String(error) }, 'stop'))
  }
  try {
    // Before anything is created, so that faulty manifests are reported at once.
    const trusted = await readManifests(config.documents.files)
    await mkdir(config.dataDirectory, { recursive: true })
    const demo = await demoState(config)
    const server = await report.step(
      ({ description }) => description,
      'PostgreSQL',
      () => openServer(config, overrides, log),
    )
    ending.push(server.stop)
    const secrets = await rootSecrets(config.dataDirectory, config.secrets)
    const outbox = hasOutbox(config) ? join(config.dataDirectory, 'outbox') : null
    const clock = overrides.clock ?? config.clock
    const mail = await openMail(config.mail, outbox, clock)
    ending.push(async () => mail.close())
    const second = config.hasSecondDatabase
      ? await report.step(
          ({ server }) => `second PostgreSQL at ${server}`,
          'the second PostgreSQL',
          () => openSecondDatabase(config.dataDirectory, secrets[0], overrides.durable ?? true, log),
        )
      : null
    if (second !== null) ending.push(second.stop)
    const subgraphs = await startSubgraphs({ config, server, secrets, log, overrides, ending, mail })
    if (demo.isWanted) {
      await report.step('demo data: acme and globex', 'the demo data', async () => {
        await seedAll(subgraphs)
        await demo.finish()
      })
    }
    if (second !== null) {
      if (!demo.isPresent) throw new SettingsError('SECOND_DATABASE needs the demo data: start with `--seed demo`')
      await registerSecondDatabase(seedRunOf(subgraphs.tenancy), second.strings)
    }
    const sources = new Map(Object.entries(subgraphs).map(([name, running]) => [name, inProcess(running)]))
    const gateway = await report.step('supergraph of 5 subgraphs, every field guarded', 'the query planner', async () =>
      createGateway({
        supergraphSdl: await schemaFile('supergraph.graphql'),
        sources,
        clock: overrides.clock ?? systemClock,
        decisionClock: clock,
        log,
        issuer: config.publicUrl,
        introspection: config.mode === 'development',
        limits: config.limits,
        redisUrl: config.redisUrl,
        documents: { ...config.documents, trusted },
        standbyMaxLagSeconds: config.standbyMaxLagSeconds,
        tracing: await startTracing(process.env),
        ...(overrides.pruning === undefined ? {} : { pruning: overrides.pruning }),
      }),
    )
    ending.push(gateway.stop)
    const figures = () => Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.jobFigures()))
    gateway.metrics.append(async () => figuresText((await figures()).flat()))
    gateway.metrics.append(async () =>
      eventFiguresText(await Promise.all(Object.values(subgraphs).map((subgraph) => subgraph.eventFigures()))),
    )
    gateway.metrics.append(async () => textOfFigures(subgraphs.credit.figures?.() ?? []))
    gateway.metrics.append(async () => subgraphs.credit.databaseFigures?.() ?? '')
    gateway.metrics.append(async () => standbyFigures(server.databases))
    const box = outbox === null ? null : openLetterBox(outbox, clock)
    const http = await serve(config, gateway, server.databases, log, demo.isPresent, box)
    ending.push(http.stop)
    const { adminUrl, failed } = server
    return { port: http.port, gateway, sources, hasDemo: demo.isPresent, adminUrl, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Letters lie on this machine where nothing sends them and only this machine can read them. */
const hasOutbox = ({ host, mode, mail }: Config): boolean =>
  mode === 'development' && isLoopbackAddress(host) && (mail.smtpUrl === null || mail.smsUrl === null)

const schemaFile = (name: string): Promise<string> => readFile(new URL(`../../schema/${name}`, import.meta.url), 'utf8')

const definitions = { identity, tenancy, marketplace, recruiting, credit }
type Running = {
  [Name in keyof typeof definitions]: (typeof definitions)[Name] extends Subgraph<infer C> ? RunningSubgraph<C> : never
}

async function startSubgraphs(parts: {
  config: Config
  server: DataServer
  secrets: readonly [Uint8Array, ...Uint8Array[]]
  log: Logger
  overrides: Overrides
  ending: (() => Promise<unknown>)[]
  mail: Mail
}): Promise<Running> {
  const { config, server, secrets, log, overrides, ending, mail } = parts
  const bus: Bus = openBus(server.adminUrl, config.redisUrl, log)
  ending.push(bus.close)
  const files = await openFiles(config.files, {
    directory: join(config.dataDirectory, 'files'),
    secret: secrets[0],
    publicUrl: config.publicUrl,
    // Stores verify the time of a link by their own clock.
    clock: overrides.clock ?? systemClock,
  })
  const running: Record<string, RunningSubgraph<never>> = {}
  const tenancyExecutor: Executor = (request, envelope) => {
    if (running.tenancy === undefined) throw new Error('tenancy has not started')
    return running.tenancy.execute(request, envelope)
  }
  const placements = followPlacements({ bus, log, tenancy: async (...asked) => tenancyExecutor(...asked), secrets })
  ending.push(placements.close)
  // Together: each waits for its own running jobs.
  ending.push(() => Promise.all(Object.values(running).map(({ close }) => close())))
  const cells = cellDatabases(config)
  for (const [name, definition] of Object.entries(definitions)) {
    const runtime: Runtime = {
      database: server.databases.get(name)!,
      bus,
      clock: overrides.clock ?? config.clock,
      wallClock: overrides.clock ?? systemClock,
      log,
      secret: secrets[0],
      previousSecrets: secrets.slice(1),
      sealingKeys: config.sealingKeys,
      publicUrl: config.publicUrl,
      isDevelopment: config.mode === 'development',
      accounts: config.accounts,
      billing: config.billing,
      embeddings: config.embeddings,
      isWorker: overrides.isWorker ?? true,
      accessTokenSeconds: config.accessTokenSeconds,
      movedRowsDays: config.movedRowsDays,
      mail,
      files,
      placements,
      cells,
      redisUrl: config.redisUrl,
      region: config.region,
      executorOf: (subgraph) => running[subgraph]!.execute,
      ...(overrides.passwordCost === undefined ? {} : { passwordCost: overrides.passwordCost }),
    }
    running[name] = await (isPlaced(name)
      ? startPlaced(definition as Subgraph<never>, runtime, { placements, ...cells })
      : (definition as Subgraph<never>).start(runtime))
    // Before a subgraph starts whose tenants may lie elsewhere.
    if (name === 'tenancy') await placements.refresh()
  }
  return running as unknown as Running
}

/** Writes the demo data through the actions of the slices. A seed that has run before changes nothing. */
async function seedAll(subgraphs: Running): Promise<void> {
  await seedIdentity(seedRunOf(subgraphs.identity))
  await seedTenancy(seedRunOf(subgraphs.tenancy))
  await enterTenants(seedRunOf(subgraphs.identity))
  await seedMarketplace(seedRunOf(subgraphs.marketplace))
  await seedRecruiting(seedRunOf(subgraphs.recruiting))
  await seedCredit(seedRunOf(subgraphs.credit))
}

function serve(
  config: Config,
  gateway: Gateway,
  databases: ReadonlyMap<string, Database>,
  log: Logger,
  hasDemo: boolean,
  box: LetterBox | null,
): Promise<RunningServer> {
  const isDevelopment = config.mode === 'development'
  const signIn = createDemoSignIn(gateway, hasDemo && isDevelopment)
  return startServer(
    {
      gateway,
      log,
      trustedProxies: config.trustedProxies,
      isDevelopment,
      http: config.http,
      publicUrl: config.publicUrl,
      answerLocally: createOutbox(box),
      async probe() {
        await Promise.all([...databases.values()].map((database) => database.probe()))
      },
      explorer: async (request) => ({
        publicUrl: config.publicUrl,
        scoreCommand: hasDemo ? commandFor(request.socket.localPort ?? config.port, 'score') : null,
        ...(await signIn(request)),
      }),
    },
    config.host,
    config.port,
  )
}
