// The source of a subgraph on another machine, over HTTP and WebSocket.
import { createRemote, type RemoteSettings } from '@quintet/kit/wire/remote.ts'
import { type ResilientSettings, resilient } from './resilient.ts'
import type { Source } from './source.ts'

export interface HttpSource extends Source {
  readonly url: string
  close(): Promise<void>
}

const graceMilliseconds = 1_000

/** Opens the source of a remote subgraph. */
export function overHttp(settings: RemoteSettings, resilience: ResilientSettings): HttpSource {
  const { name, url, keys } = settings
  // The deadline comes first; a connection that stays silent beyond it is lost.
  const remote = createRemote({ ...settings, silenceMilliseconds: resilience.timeoutMilliseconds + graceMilliseconds })
  const source: HttpSource = {
    name,
    url,
    isRemote: true,
    execute: remote.execute,
    subscribe: async (request, envelope) => remote.subscribe(request, envelope),
    // Without keys it is not one of our subgraphs, and declares no routes.
    answer: async (request, envelope) => (keys === null ? null : remote.answer(request, envelope)),
    close: remote.close,
  }
  return resilient(source, resilience)
}
