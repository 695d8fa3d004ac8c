// The gateway over your own supergraph: subgraphs at the URLs that it names, and anonymous callers.
import { readFile } from 'node:fs/promises'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { createGateway } from '../gateway.ts'
import { startTracing } from '../observability/tracing.ts'
import { readManifests } from '../operations/manifest.ts'
import { overHttp } from '../sources/http.ts'
import { createSourceSets, type HttpSources } from '../sources/source-sets.ts'
import { readProcessSettings, serveGateway } from './process.ts'
import { subgraphAddresses, watchFile } from './supergraph-file.ts'

/** Starts over the supergraph in a file, and switches to its new content whenever it changes. */
export async function startOwnSupergraph(file: string, log: Logger): Promise<void> {
  const settings = readSettings(process.env, readProcessSettings)
  const { subgraphMilliseconds: timeoutMilliseconds } = settings
  const { files, ...allowed } = settings.documents
  const sources = createSourceSets((name, url) =>
    overHttp({ name, url, keys: null, clock: systemClock }, { timeoutMilliseconds }),
  )

  const text = await readFile(file, 'utf8')
  const first = sources.reach(subgraphAddresses(text))
  const gateway = await createGateway({
    supergraphSdl: text,
    sources: first,
    clock: systemClock,
    log,
    issuer: null,
    introspection: settings.mode === 'development',
    limits: settings.limits,
    redisUrl: settings.redisUrl,
    subgraphErrorCodes: settings.subgraphErrorCodes,
    documents: { ...allowed, trusted: await readManifests(files) },
    tracing: await startTracing(process.env),
  })
  sources.switchTo(first)
  const replace = async (sdl: string): Promise<void> => {
    let next: HttpSources = new Map()
    try {
      next = sources.reach(subgraphAddresses(sdl))
      await gateway.replace({ supergraphSdl: sdl, sources: next })
      sources.switchTo(next)
      log.info({ file, subgraphs: [...next.keys()] }, 'the supergraph was replaced')
    } catch (error) {
      log.error({ file, error: String(error) }, 'the new supergraph cannot be loaded; the old one stays')
      await sources.refuse(next)
    }
  }
  const stopWatching = watchFile(file, text, replace)
  await serveGateway(gateway, settings, log, {
    // A client may need any of the subgraphs, or none: one that is unavailable shows in the answers.
    probe: async () => {},
    async close() {
      stopWatching()
      await sources.close()
    },
  })
}
