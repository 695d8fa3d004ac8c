// PostgreSQL, the five subgraphs and the gateway in one process. The only file that imports subgraphs.
import { mkdir, readFile } from 'node:fs/promises'
import { seed as seedCredit } from '@quintet/credit/seed.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { enterTenants, seed as seedIdentity } from '@quintet/identity/seed.ts'
import { identity } from '@quintet/identity/subgraph.ts'
import { seedRunOf } from '@quintet/kit/demo/seeding.ts'
import type { Bus } from '@quintet/kit/events/bus.ts'
import { openBus } from '@quintet/kit/events/redis-bus.ts'
import { type Clock, systemClock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import type { RunningSubgraph, Runtime, Subgraph } from '@quintet/kit/subgraph/definition.ts'
import { seed as seedMarketplace } from '@quintet/marketplace/seed.ts'
import { marketplace } from '@quintet/marketplace/subgraph.ts'
import { seed as seedRecruiting } from '@quintet/recruiting/seed.ts'
import { recruiting } from '@quintet/recruiting/subgraph.ts'
import { seed as seedTenancy } from '@quintet/tenancy/seed.ts'
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
import { commandFor, type Report } from './report.ts'

/** What tests may put in place of the usual parts. */
export interface Overrides extends DataServerOptions {
  readonly clock?: Clock
  readonly passwordCost?: number
  /** False leaves refusals to the subgraphs, to test their wall. */
  readonly pruning?: boolean
}

export interface Quintet {
  readonly port: number
  readonly gateway: Gateway
  readonly sources: ReadonlyMap<string, Source>
  readonly hasDemo: boolean
  /** Connection string of the administrator: tests look behind the walls with it. */
  readonly adminUrl: string
  /** Settles with half a sentence when PostgreSQL ended by itself and cannot be brought back. */
  readonly failed: Promise<string>
  stop(): Promise<void>
}

/** Starts everything. Rejects with a line that says cause and remedy. */
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
    // Before anything is made: what is wrong with them is told at once.
    const trusted = await readManifests(config.documents.files)
    await mkdir(config.dataDirectory, { recursive: true })
    const demo = await demoState(config)
    const server = await report.step(
      ({ told }) => told,
      'PostgreSQL',
      () => openServer(config, overrides, log),
    )
    ending.push(server.stop)
    const secrets = await rootSecrets(config.dataDirectory, config.secrets)
    const subgraphs = await startSubgraphs({ config, server, secrets, log, overrides, ending })
    if (demo.isWanted) {
      await report.step('demo data: acme and globex', 'the demo data', async () => {
        await seedAll(subgraphs)
        await demo.finish()
      })
    }
    const sources = new Map(Object.entries(subgraphs).map(([name, running]) => [name, inProcess(running)]))
    const gateway = await report.step('supergraph of 5 subgraphs, every field guarded', 'the query planner', async () =>
      createGateway({
        supergraphSdl: await schemaFile('supergraph.graphql'),
        sources,
        clock: overrides.clock ?? systemClock,
        log,
        issuer: config.publicUrl,
        introspection: config.mode === 'development',
        limits: config.limits,
        redisUrl: config.redisUrl,
        documents: { ...config.documents, trusted },
        tracing: await startTracing(process.env),
        ...(overrides.pruning === undefined ? {} : { pruning: overrides.pruning }),
      }),
    )
    ending.push(gateway.stop)
    const http = await openDoors(config, gateway, server.databases, log, demo.isThere)
    ending.push(http.stop)
    const { adminUrl, failed } = server
    return { port: http.port, gateway, sources, hasDemo: demo.isThere, adminUrl, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

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
}): Promise<Running> {
  const { config, server, secrets, log, overrides, ending } = parts
  const bus: Bus = openBus(server.adminUrl, config.redisUrl, log)
  ending.push(bus.close)
  const running: Record<string, RunningSubgraph<never>> = {}
  for (const [name, definition] of Object.entries(definitions)) {
    const runtime: Runtime = {
      database: server.databases.get(name)!,
      bus,
      clock: overrides.clock ?? systemClock,
      log,
      secret: secrets[0],
      previousSecrets: secrets.slice(1),
      publicUrl: config.publicUrl,
      accessTokenSeconds: config.accessTokenSeconds,
      executorOf: (subgraph) => running[subgraph]!.execute,
      ...(overrides.passwordCost === undefined ? {} : { passwordCost: overrides.passwordCost }),
    }
    const started = (await definition.start(runtime)) as RunningSubgraph<never>
    running[name] = started
    ending.push(started.close)
  }
  return running as unknown as Running
}

/** Demo data through the slices' own actions. Each seed changes nothing when it has run before. */
async function seedAll(subgraphs: Running): Promise<void> {
  await seedIdentity(seedRunOf(subgraphs.identity))
  await seedTenancy(seedRunOf(subgraphs.tenancy))
  await enterTenants(seedRunOf(subgraphs.identity))
  await seedMarketplace(seedRunOf(subgraphs.marketplace))
  await seedRecruiting(seedRunOf(subgraphs.recruiting))
  await seedCredit(seedRunOf(subgraphs.credit))
}

function openDoors(
  config: Config,
  gateway: Gateway,
  databases: ReadonlyMap<string, Database>,
  log: Logger,
  hasDemo: boolean,
): Promise<RunningServer> {
  const isDevelopment = config.mode === 'development'
  const signIn = createDemoSignIn(gateway, hasDemo && isDevelopment)
  return startServer(
    {
      gateway,
      log,
      trustedProxies: config.trustedProxies,
      isDevelopment,
      front: config.front,
      publicUrl: config.publicUrl,
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
