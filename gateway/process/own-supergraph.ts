// The gateway over a supergraph that somebody else composed: subgraphs at the addresses that it names, callers anonymous.
import { readFile } from 'node:fs/promises'
import { systemClock } from '@quintet/kit/process/clock.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { createGateway } from '../gateway.ts'
import { startTracing } from '../observability/tracing.ts'
import { readManifests } from '../operations/manifest.ts'
import { overHttp } from '../sources/http.ts'
import { createSourceSets, type HttpSources } from '../sources/source-sets.ts'
import { openDoors, readDoors } from './process.ts'
import { subgraphAddresses, watchFile } from './supergraph-file.ts'

/** Starts over the supergraph in a file, and goes over to its new content whenever it changes. */
export async function startOver(file: string, log: Logger): Promise<void> {
  const settings = readSettings(process.env, readDoors)
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
      log.error({ file, error: String(error) }, 'the new supergraph cannot be used; the old one stays')
      await sources.refuse(next)
    }
  }
  const stopWatching = watchFile(file, text, replace)
  await openDoors(gateway, settings, log, {
    // Which of its subgraphs a client needs nobody knows: what is missing shows in the answers.
    probe: async () => {},
    async close() {
      stopWatching()
      await sources.close()
    },
  })
}
