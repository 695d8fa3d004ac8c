// The gateway as a process of its own: over the five subgraphs, or with `--supergraph FILE` over your own.
import { readFile } from 'node:fs/promises'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger, type Logger } from '@quintet/kit/process/log.ts'
import { readSettings, SettingsError, type SettingsReader } from '@quintet/kit/process/settings.ts'
import { readMaxLag } from '@quintet/kit/process/standby-settings.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { envelopeKeys } from '@quintet/kit/wire/signed-envelope.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { createGateway } from './gateway.ts'
import { startTracing } from './observability/tracing.ts'
import { readManifests } from './operations/manifest.ts'
import { startOwnSupergraph } from './process/own-supergraph.ts'
import { readProcessSettings, serveGateway } from './process/process.ts'
import { overHttp } from './sources/http.ts'

const probeMilliseconds = 2_000
/** No user has this id. Asking about it makes the subgraphs read their databases. */
const unknownId = '00000000-0000-0000-0000-000000000000'

async function start(log: Logger): Promise<void> {
  const settings = readSettings(process.env, readAllSettings)
  const { mode, publicUrl, secrets, addresses, documents, subgraphMilliseconds: timeoutMilliseconds } = settings
  const { files, ...allowed } = documents
  const keys = envelopeKeys(secrets)
  const sources = new Map(
    [...addresses].map(([name, url]) => [
      name,
      overHttp({ name, url, keys, clock: systemClock }, { timeoutMilliseconds }),
    ]),
  )
  const gateway = await createGateway({
    supergraphSdl: await readFile(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8'),
    sources,
    clock: systemClock,
    decisionClock: settings.clock,
    log,
    issuer: publicUrl,
    introspection: mode === 'development',
    limits: settings.limits,
    redisUrl: settings.redisUrl,
    standbyMaxLagSeconds: settings.standbyMaxLagSeconds,
    subgraphErrorCodes: settings.subgraphErrorCodes,
    documents: { ...allowed, trusted: await readManifests(files) },
    tracing: await startTracing(process.env),
  })
  // Without these two no caller can be authenticated. Other subgraphs that are unavailable show in the answers.
  const probes = [
    [sources.get('identity'), `{ sessionStates(ids: ["${unknownId}"]) { id } }`],
    [sources.get('tenancy'), `{ grants(userId: "${unknownId}") { policyVersion } }`],
  ] as const
  const probe = async (): Promise<void> => {
    const envelope = serviceEnvelope('gateway', 'health')
    const deadline = AbortSignal.timeout(probeMilliseconds)
    const expired = new Promise<never>((_, reject) => deadline.addEventListener('abort', () => reject(deadline.reason)))
    const answers = Promise.all(probes.map(([source, query]) => source?.execute({ query }, envelope)))
    for (const result of await Promise.race([answers, expired])) {
      if (result?.errors !== undefined) throw result.errors[0]
    }
  }
  const close = () => Promise.all([...sources.values()].map((source) => source.close()))
  await serveGateway(gateway, settings, log, { probe, close })
}

function readAllSettings(reader: SettingsReader) {
  const secrets = reader.secrets()
  if (secrets === null) reader.fault('QUINTET_SECRET must be set: the same 32 bytes or more in every process')
  const addresses = reader.subgraphs()
  const missing = subgraphNames.filter((name) => !addresses.has(name))
  if (missing.length > 0) reader.fault(`SUBGRAPHS must name all five; ${missing.join(', ')} missing`)
  const settings = readProcessSettings(reader)
  const maxLagSeconds = readMaxLag(reader)
  const standbyMaxLagSeconds = reader.choice('STANDBY_READS', ['on', 'off'], 'off') === 'on' ? maxLagSeconds : null
  return {
    ...settings,
    standbyMaxLagSeconds,
    clock: reader.clock(settings.mode),
    secrets: secrets ?? [new Uint8Array()],
    addresses,
  } as const
}

/** The file after `--supergraph`; null without the option. */
function supergraphFile(args: readonly string[]): string | null {
  if (args.length === 0) return null
  const [option, file] = args
  if (option === '--supergraph' && file !== undefined && args.length === 2) return file
  throw new SettingsError('Start without arguments, or with --supergraph FILE')
}

try {
  const log = createLogger()
  const file = supergraphFile(process.argv.slice(2))
  await (file === null ? start(log) : startOwnSupergraph(file, log))
} catch (error) {
  process.stderr.write(`gateway: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
