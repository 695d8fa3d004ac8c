// What every gateway process has in common: its settings, its doors, and its end.

import type { Logger } from '@quintet/kit/process/log.ts'
import { addressOf, type SettingsReader } from '@quintet/kit/process/settings.ts'
import { endOnSignal } from '@quintet/kit/process/shutdown.ts'
import { plainVisit } from '../explorer/pages.ts'
import type { Gateway } from '../gateway.ts'
import { startServer } from '../http/server.ts'
import { readDocuments, readFront, readLimits } from '../settings.ts'

/** Sockets are closed over so many seconds: their clients come back elsewhere, and not all at once. */
const spreadMilliseconds = 5_000

export type DoorSettings = ReturnType<typeof readDoors>

/** The settings of a gateway process, whatever its supergraph is. */
export function readDoors(reader: SettingsReader) {
  const port = reader.whole('PORT', 4000, 0, 65_535)
  const mode = reader.choice('MODE', ['development', 'production'], 'production')
  return {
    port,
    host: reader.text('HOST') ?? '127.0.0.1',
    mode,
    publicUrl: reader.address('PUBLIC_URL', `http://localhost:${port}`),
    limits: readLimits(reader, mode),
    documents: readDocuments(reader),
    redisUrl: reader.text('REDIS_URL'),
    trustedProxies: reader.proxies(),
    drainSeconds: reader.whole('DRAIN_SECONDS', 5, 0, 25),
    subgraphMilliseconds: reader.whole('SUBGRAPH_TIMEOUT_SECONDS', 10, 1, 300) * 1000,
    front: readFront(reader),
  } as const
}

/**
 * Opens the doors of a gateway until a signal ends the process, and says so when they are open.
 * @param probe throws when queries cannot be answered
 * @param close is called when nothing is under way any more
 */
export async function openDoors(
  gateway: Gateway,
  settings: DoorSettings,
  log: Logger,
  { probe, close }: { probe(): Promise<void>; close(): Promise<unknown> },
): Promise<void> {
  const { host, port, mode, publicUrl, front, trustedProxies, drainSeconds } = settings
  const isDevelopment = mode === 'development'
  const explorer = async () => plainVisit(publicUrl)
  const server = await startServer(
    { gateway, log, trustedProxies, isDevelopment, front, publicUrl, probe, explorer },
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
