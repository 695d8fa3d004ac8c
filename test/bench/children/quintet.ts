// Quintet over the shop, behind the HTTP server of `pnpm start`: viewers, access, limits, metrics and sources are the real ones.
import type { JsonWebKey } from 'node:crypto'
import { startStandaloneServer } from '@apollo/server/standalone'
import { createApolloServer } from '@quintet/gateway/apollo.ts'
import { createGateway, type GatewaySettings } from '@quintet/gateway/gateway.ts'
import { defaultLimits } from '@quintet/gateway/limits/limits.ts'
import { overHttp } from '@quintet/gateway/sources/http.ts'
import { inProcess } from '@quintet/gateway/sources/in-process.ts'
import type { Source } from '@quintet/gateway/sources/source.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { anonymousEnvelope, type Envelope } from '@quintet/kit/wire/envelope.ts'
import { envelopeKeys } from '@quintet/kit/wire/signed-envelope.ts'
import { serveBench } from '../children.ts'
import { classic, permissions } from '../gateway/classic.ts'
import { composeShop, sourceOf } from '../gateway/shop.ts'
import { issuer, peopleSources, tenantId } from '../people.ts'
import { answerProfiler } from '../profile.ts'
import { serveQuintet } from '../serve-quintet.ts'

export interface QuintetForm {
  /** In this process, or at these addresses by name. */
  readonly urls: Readonly<Record<string, string>> | null
  /** Beside it, on the other port: the same cached viewer for all, and no guards. */
  readonly withBaseline: boolean
  /** Inside an Apollo Server, instead of behind the HTTP server of `pnpm start`. */
  readonly isInApollo: boolean
  readonly key: JsonWebKey
}

const form = JSON.parse(process.argv[2]!) as QuintetForm
const urls = new Map(Object.entries(form.urls ?? {}))

const viewer = { userId: 'bench', sessionId: 'bench', acr: 'aal1', authTime: 0, methods: [] }
const cached: Envelope = { ...anonymousEnvelope('bench', null, null), viewer, tenantId, grants: permissions }
const withViewer = (source: Source): Source => ({
  ...source,
  execute: (request) => source.execute(request, cached),
})

const keys = envelopeKeys([Buffer.alloc(32, 'a secret of the bench')])
const log = createLogger('warn')

/** Serves the shop with verified tokens and guarded fields, or with the cached viewer and none; the port. */
async function serve(isGuarded: boolean): Promise<number> {
  const sources = classic.map((service): [string, Source] => {
    const { name } = service
    const url = urls.get(name)
    const source =
      url === undefined
        ? inProcess(sourceOf(service, true))
        : overHttp({ name, url, keys, clock: systemClock }, { timeoutMilliseconds: 10_000 })
    return [name, isGuarded ? source : withViewer(source)]
  })
  const settings: GatewaySettings = {
    supergraphSdl: composeShop(urls, isGuarded),
    sources: new Map([...sources, ...peopleSources(form.key)]),
    clock: systemClock,
    log,
    issuer,
    introspection: false,
    // Lists inside lists are counted as ten each: this is what MAX_COST is for.
    // Budgets count every request, and are never used up.
    limits: { ...defaultLimits, cost: 1e9, costPerViewer: 1e15, operationsPerViewer: 1e9, requestsPerAddress: 1e9 },
  }
  if (!form.isInApollo) return serveQuintet(await createGateway(settings), log)
  const { server } = await createApolloServer({ ...settings, publicUrl: issuer })
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
  return Number(new URL(url).port)
}

const port = await serve(true)
serveBench(form.withBaseline ? { port, otherPort: await serve(false) } : { port }, answerProfiler)
