// The gateway as a process of its own: subgraphs by their addresses, every request to them under a signed envelope.
import { readFile } from 'node:fs/promises'
import { systemClock } from '@quintet/kit/clock.ts'
import { serviceEnvelope } from '@quintet/kit/envelope.ts'
import { envelopeKeys } from '@quintet/kit/sealed-envelope.ts'
import { readSettings, type SettingsReader } from '@quintet/kit/settings.ts'
import { endOnSignal } from '@quintet/kit/signals.ts'
import { createLogger, type Logger } from '@quintet/kit/telemetry.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { createGateway } from './gateway.ts'
import { readManifests } from './manifest.ts'
import { startServer } from './server.ts'
import { readDocuments, readFront, readLimits } from './settings.ts'
import { overHttp } from './sources/http.ts'

/** Sockets are closed over so many seconds: their clients come back elsewhere, and not all at once. */
const spreadMilliseconds = 5_000
const probeMilliseconds = 2_000
/** Asked about, so that the subgraphs look into their databases. */
const nobody = '00000000-0000-0000-0000-000000000000'

async function start(log: Logger): Promise<void> {
  const settings = readSettings(process.env, gatewaySettings)
  const { host, port, mode, publicUrl, secrets, addresses, trustedProxies, drainSeconds } = settings
  const keys = envelopeKeys(secrets)
  const sources = new Map(
    [...addresses].map(([name, url]) => [name, overHttp({ name, url, keys, clock: systemClock })]),
  )
  const gateway = await createGateway({
    supergraphSdl: await schemaFile('supergraph.graphql'),
    apiSdl: await schemaFile('api.graphql'),
    sources,
    clock: systemClock,
    log,
    issuer: publicUrl,
    introspection: mode === 'development',
    limits: settings.limits,
    redisUrl: settings.redisUrl,
    documents: { ...settings.documents, trusted: await readManifests(settings.documents.files) },
  })
  // Without these two nobody can be told from anybody; what others lack shows in the answers themselves.
  const questions = [
    [sources.get('identity'), `{ sessionStates(ids: ["${nobody}"]) { id } }`],
    [sources.get('tenancy'), `{ grants(userId: "${nobody}") { policyVersion } }`],
  ] as const
  const probe = async (): Promise<void> => {
    const envelope = serviceEnvelope('gateway', 'health')
    const late = AbortSignal.timeout(probeMilliseconds)
    const inTime = new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason)))
    const answers = Promise.all(questions.map(([source, query]) => source?.execute({ query }, envelope)))
    for (const result of await Promise.race([answers, inTime])) {
      if (result?.errors !== undefined) throw result.errors[0]
    }
  }
  const server = await startServer(
    {
      gateway,
      log,
      trustedProxies,
      isDevelopment: mode === 'development',
      front: settings.front,
      probe,
      explorer: async () => ({ publicUrl, headers: {} }),
    },
    host,
    port,
  )
  endOnSignal(
    {
      drain: server.drain,
      drainMilliseconds: drainSeconds * 1000,
      async stop() {
        await server.stop(spreadMilliseconds)
        await gateway.stop()
        await Promise.all([...sources.values()].map((source) => source.close()))
      },
    },
    log,
  )
  process.stdout.write(`Quintet is ready at http://${host}:${server.port}/graphql\n`)
}

const schemaFile = (name: string): Promise<string> => readFile(new URL(`../schema/${name}`, import.meta.url), 'utf8')

function gatewaySettings(reader: SettingsReader) {
  const port = reader.whole('PORT', 4000, 0, 65_535)
  const secrets = reader.secrets()
  if (secrets === null) reader.fault('QUINTET_SECRET must be set: the same 32 bytes or more in every process')
  const addresses = reader.subgraphs()
  const missing = subgraphNames.filter((name) => !addresses.has(name))
  if (missing.length > 0) reader.fault(`SUBGRAPHS must name all five; ${missing.join(', ')} missing`)
  const mode = reader.choice('MODE', ['development', 'production'], 'production')
  return {
    port,
    host: reader.text('HOST') ?? '127.0.0.1',
    mode,
    limits: readLimits(reader, mode),
    documents: readDocuments(reader),
    redisUrl: reader.text('REDIS_URL'),
    publicUrl: reader.address('PUBLIC_URL', `http://localhost:${port}`),
    secrets: secrets ?? [new Uint8Array()],
    addresses,
    trustedProxies: reader.proxies(),
    drainSeconds: reader.whole('DRAIN_SECONDS', 5, 0, 25),
    front: readFront(reader),
  } as const
}

const log = createLogger()
try {
  await start(log)
} catch (error) {
  process.stderr.write(`gateway: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
