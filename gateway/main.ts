// The gateway as a process of its own: over the five subgraphs, or with `--supergraph FILE` over those of anybody.
import { readFile } from 'node:fs/promises'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger, type Logger } from '@quintet/kit/process/log.ts'
import { readSettings, SettingsError, type SettingsReader } from '@quintet/kit/process/settings.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { envelopeKeys } from '@quintet/kit/wire/signed-envelope.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { createGateway } from './gateway.ts'
import { startTracing } from './observability/tracing.ts'
import { readManifests } from './operations/manifest.ts'
import { startOver } from './process/own-supergraph.ts'
import { openDoors, readDoors } from './process/process.ts'
import { overHttp } from './sources/http.ts'

const probeMilliseconds = 2_000
/** Asked about, so that the subgraphs look into their databases. */
const nobody = '00000000-0000-0000-0000-000000000000'

async function start(log: Logger): Promise<void> {
  const settings = readSettings(process.env, gatewaySettings)
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
    log,
    issuer: publicUrl,
    introspection: mode === 'development',
    limits: settings.limits,
    redisUrl: settings.redisUrl,
    documents: { ...allowed, trusted: await readManifests(files) },
    tracing: await startTracing(process.env),
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
  const close = () => Promise.all([...sources.values()].map((source) => source.close()))
  await openDoors(gateway, settings, log, { probe, close })
}

function gatewaySettings(reader: SettingsReader) {
  const secrets = reader.secrets()
  if (secrets === null) reader.fault('QUINTET_SECRET must be set: the same 32 bytes or more in every process')
  const addresses = reader.subgraphs()
  const missing = subgraphNames.filter((name) => !addresses.has(name))
  if (missing.length > 0) reader.fault(`SUBGRAPHS must name all five; ${missing.join(', ')} missing`)
  return { ...readDoors(reader), secrets: secrets ?? [new Uint8Array()], addresses } as const
}

/** The file after `--supergraph`; null without the word. */
function supergraphFile(args: readonly string[]): string | null {
  if (args.length === 0) return null
  const [word, file] = args
  if (word === '--supergraph' && file !== undefined && args.length === 2) return file
  throw new SettingsError('Start without words, or with --supergraph FILE')
}

try {
  const log = createLogger()
  const file = supergraphFile(process.argv.slice(2))
  await (file === null ? start(log) : startOver(file, log))
} catch (error) {
  process.stderr.write(`gateway: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
