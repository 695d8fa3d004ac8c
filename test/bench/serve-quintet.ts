// The HTTP server of `pnpm start` in front of a gateway of a bench.
import { BlockList } from 'node:net'
import { plainVisit } from '@quintet/gateway/explorer/pages.ts'
import type { Gateway } from '@quintet/gateway/gateway.ts'
import { startServer } from '@quintet/gateway/http/server.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { issuer } from './people.ts'

/** Serves a gateway on a free port, as in production; the port. */
export async function serveQuintet(gateway: Gateway, log: Logger): Promise<number> {
  const settings = {
    gateway,
    log,
    trustedProxies: new BlockList(),
    isDevelopment: false,
    http: { corsOrigins: [], compression: true },
    publicUrl: 'http://127.0.0.1',
    probe: async () => {},
    explorer: async () => plainVisit(issuer),
  }
  const { port } = await startServer(settings, '127.0.0.1', 0)
  return port
}
