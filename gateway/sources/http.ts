// A subgraph on another machine, behind the same shape as one in this process.
import { createRemote, type RemoteSettings } from '@quintet/kit/remote.ts'
import { declaredRoutes } from '@quintet/schema/routes.ts'
import type { Source } from './source.ts'

export interface HttpSource extends Source {
  close(): Promise<void>
}

/** The source of a subgraph that is reached over HTTP and WebSocket. */
export function overHttp(settings: RemoteSettings): HttpSource {
  const { name } = settings
  const remote = createRemote(settings)
  return {
    name,
    execute: remote.execute,
    subscribe: async (request, envelope) => remote.subscribe(request, envelope),
    async answer(method, path, envelope) {
      const isDeclared = declaredRoutes.some(
        (route) => route.subgraph === name && route.method === method && route.path === path,
      )
      return isDeclared ? remote.get(path, envelope) : null
    },
    close: remote.close,
  }
}
