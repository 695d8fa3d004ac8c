// The doors of a gateway with hardly a gateway behind them: for what is decided before anything is asked.
import { BlockList } from 'node:net'
import type { Gateway } from '@quintet/gateway/gateway.ts'
import { type RunningServer, type ServerSettings, startServer } from '@quintet/gateway/http/server.ts'
import { usualLiveLimits } from '@quintet/gateway/limits/connections.ts'
import { usualLimits } from '@quintet/gateway/limits/limits.ts'
import { silent } from '../quintet/subgraph.ts'

/** @param parts what the gateway has, or does otherwise */
export function startBareServer(parts: object = {}, settings: Partial<ServerSettings> = {}): Promise<RunningServer> {
  const gateway = {
    liveLimits: usualLiveLimits,
    limits: usualLimits,
    admission: { knock: () => 0 },
    feed: { onChange: () => () => {} },
    metrics: {
      watch() {},
      countRequest() {},
      countClosing() {},
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
      front: { corsOrigins: [], compression: false },
      probe: async () => {},
      explorer: async () => ({ publicUrl: '', headers: {} }),
      ...settings,
    },
    '127.0.0.1',
    0,
  )
}
