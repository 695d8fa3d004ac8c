// The gateway over a supergraph that somebody else composed: subgraphs at the addresses that it names, callers anonymous.
import { readFile } from 'node:fs/promises'
import { systemClock } from '@quintet/kit/clock.ts'
import { readSettings } from '@quintet/kit/settings.ts'
import type { Logger } from '@quintet/kit/telemetry.ts'
import { openDoors, readDoors } from './doors.ts'
import { createGateway, type Graph } from './gateway.ts'
import { readManifests } from './operations/manifest.ts'
import { type HttpSource, overHttp } from './sources/http.ts'
import { subgraphAddresses, watchFile } from './supergraph-file.ts'
import { startTracing } from './tracing.ts'

/** Requests that are under way when a supergraph is replaced have so long to end before their subgraphs are let go. */
const farewellMilliseconds = 30_000

/** Starts over the supergraph in a file, and goes over to its new content whenever it changes. */
export async function startOver(file: string, log: Logger): Promise<void> {
  const settings = readSettings(process.env, readDoors)
  const { subgraphMilliseconds: timeoutMilliseconds } = settings
  const { files, ...allowed } = settings.documents
  const open = new Set<HttpSource>()
  /** Sources by name and address: one that stays where it is keeps its connections. */
  const reach = (sdl: string, before?: Graph): Graph => {
    const sources = new Map<string, HttpSource>()
    for (const [name, url] of subgraphAddresses(sdl)) {
      const known = before?.sources.get(name) as HttpSource | undefined
      const source =
        known?.url === url ? known : overHttp({ name, url, keys: null, clock: systemClock }, { timeoutMilliseconds })
      open.add(source)
      sources.set(name, source)
    }
    return { supergraphSdl: sdl, sources }
  }
  const letGo = async (graph: Graph): Promise<void> => {
    for (const source of graph.sources.values() as Iterable<HttpSource>) {
      open.delete(source)
      await source.close()
    }
  }
  const without = ({ supergraphSdl, sources }: Graph, kept: Graph): Graph => {
    const others = [...sources].filter(([name, source]) => kept.sources.get(name) !== source)
    return { supergraphSdl, sources: new Map(others) }
  }

  const text = await readFile(file, 'utf8')
  let graph = reach(text)
  const gateway = await createGateway({
    ...graph,
    clock: systemClock,
    log,
    issuer: null,
    introspection: settings.mode === 'development',
    limits: settings.limits,
    redisUrl: settings.redisUrl,
    documents: { ...allowed, trusted: await readManifests(files) },
    tracing: await startTracing(process.env),
  })
  const replace = async (sdl: string): Promise<void> => {
    const before = graph
    let next: Graph | undefined
    try {
      next = reach(sdl, before)
      await gateway.replace(next)
      graph = next
      log.info({ file, subgraphs: [...next.sources.keys()] }, 'the supergraph was replaced')
      setTimeout(() => void letGo(without(before, graph)), farewellMilliseconds).unref()
    } catch (error) {
      log.error({ file, error: String(error) }, 'the new supergraph cannot be used; the old one stays')
      if (next !== undefined) await letGo(without(next, before))
    }
  }
  const stopWatching = watchFile(file, text, replace)
  await openDoors(gateway, settings, log, {
    // Which of its subgraphs a client needs nobody knows: what is missing shows in the answers.
    probe: async () => {},
    async close() {
      stopWatching()
      await Promise.all([...open].map((source) => source.close()))
    },
  })
}
