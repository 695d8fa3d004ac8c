// What every gateway process has in common: its settings, its server, and how it ends.
import type { Logger } from '@quintet/kit/process/log.ts'
import { addressOf, type SettingsReader } from '@quintet/kit/process/settings.ts'
import { endOnSignal } from '@quintet/kit/process/shutdown.ts'
import { plainVisit } from '../explorer/pages.ts'
import type { Gateway } from '../gateway.ts'
import { startServer } from '../http/server.ts'
import { readHttpSettings } from '../http/settings.ts'
import { readLimits } from '../limits/settings.ts'
import { readDocumentSettings } from '../operations/settings.ts'
import { readSubgraphErrorCodes } from '../pipeline/settings.ts'

/** Sockets are closed over so many milliseconds, so that their clients do not reconnect all at once. */
const spreadMilliseconds = 5_000

export type ProcessSettings = ReturnType<typeof readProcessSettings>

/** The settings of a gateway process that do not depend on its supergraph. */
export function readProcessSettings(reader: SettingsReader) {
  const port = reader.whole('PORT', 4000, 0, 65_535)
  const mode = reader.choice('MODE', ['development', 'production'], 'production')
  return {
    port,
    host: reader.text('HOST') ?? '127.0.0.1',
    mode,
    publicUrl: reader.address('PUBLIC_URL', `http://localhost:${port}`),
    limits: readLimits(reader, mode),
    documents: readDocumentSettings(reader),
    redisUrl: reader.text('REDIS_URL'),
    trustedProxies: reader.proxies(),
    drainSeconds: reader.whole('DRAIN_SECONDS', 5, 0, 25),
    subgraphMilliseconds: reader.whole('SUBGRAPH_TIMEOUT_SECONDS', 10, 1, 300) * 1000,
    subgraphErrorCodes: readSubgraphErrorCodes(reader),
    http: readHttpSettings(reader),
  } as const
}

/**
 * Serves a gateway until a signal ends the process. Prints the address once it listens.
 * @param probe throws when queries cannot be answered
 * @param close is called when no request is under way any more
 */
export async function serveGateway(
  gateway: Gateway,
  settings: ProcessSettings,
  log: Logger,
  { probe, close }: { probe(): Promise<void>; close(): Promise<unknown> },
): Promise<void> {
  const { host, port, mode, publicUrl, http, trustedProxies, drainSeconds } = settings
  const isDevelopment = mode === 'development'
  const explorer = async () => plainVisit(publicUrl)
  const server = await startServer(
    { gateway, log, trustedProxies, isDevelopment, http, publicUrl, probe, explorer },
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
        await close()
      },
    },
    log,
  )
  process.stdout.write(`Quintet is ready at ${addressOf(host, server.port)}/graphql\n`)
}
