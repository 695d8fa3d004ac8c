// A subgraph on another machine, behind the same shape as one in this process.
import { createRemote, type RemoteSettings } from '@quintet/kit/wire/remote.ts'
import { declaredRoutes } from '@quintet/schema/routes.ts'
import { type ResilientSettings, resilient } from './resilient.ts'
import type { Source } from './source.ts'

export interface HttpSource extends Source {
  readonly url: string
  close(): Promise<void>
}

const graceMilliseconds = 1_000

/** The source of a subgraph that is reached over HTTP and WebSocket. */
export function overHttp(settings: RemoteSettings, patience: ResilientSettings): HttpSource {
  const { name, url, keys } = settings
  // Whoever is patient decides; a connection that is silent beyond that is lost.
  const remote = createRemote({ ...settings, silenceMilliseconds: patience.timeoutMilliseconds + graceMilliseconds })
  const source: HttpSource = {
    name,
    url,
    isRemote: true,
    execute: remote.execute,
    subscribe: async (request, envelope) => remote.subscribe(request, envelope),
    async answer(method, path, envelope) {
      // Subgraphs of others declare nothing.
      if (keys === null) return null
      const isDeclared = declaredRoutes.some(
        (route) => route.subgraph === name && route.method === method && route.path === path,
      )
      return isDeclared ? remote.get(path, envelope) : null
    },
    close: remote.close,
  }
  return resilient(source, patience)
}
