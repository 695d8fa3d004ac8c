// The HTTP and WebSocket server with a minimal gateway, for what is decided before an operation is executed.
import { BlockList } from 'node:net'
import { plainVisit } from '@quintet/gateway/explorer/pages.ts'
import type { Gateway } from '@quintet/gateway/gateway.ts'
import { type RunningServer, type ServerSettings, startServer } from '@quintet/gateway/http/server.ts'
import { defaultLiveLimits } from '@quintet/gateway/limits/connections.ts'
import { defaultLimits } from '@quintet/gateway/limits/limits.ts'
import { silent } from '../quintet/subgraph.ts'

/** @param parts replace parts of the gateway */
export function startBareServer(parts: object = {}, settings: Partial<ServerSettings> = {}): Promise<RunningServer> {
  const gateway = {
    liveLimits: defaultLiveLimits,
    limits: defaultLimits,
    admission: { checkAddressLimit: () => 0 },
    feed: { onChange: () => () => {} },
    metrics: {
      watch() {},
      countRequest() {},
      countClose() {},
      timeHttp() {},
      contentType: 'text/plain',
      text: async () => 'counts',
    },
    tracing: null,
    ...parts,
  } as unknown as Gateway
  return startServer(
    {
      gateway,
      log: silent,
      trustedProxies: new BlockList(),
      isDevelopment: false,
      http: { corsOrigins: [], compression: false },
      publicUrl: 'http://localhost:4000',
      probe: async () => {},
      explorer: async () => plainVisit(''),
      ...settings,
    },
    '127.0.0.1',
    0,
  )
}
