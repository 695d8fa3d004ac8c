// One subgraph: its SDL and its slices' resolvers, made into something that executes requests under an envelope.
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import { declaredRoutes, findRoute } from '@quintet/schema/routes.ts'
import type { ExecutionResult } from 'graphql'
import type postgres from 'postgres'
import { startConsuming } from '../events/consume.ts'
import { addPublished, readEventFigures } from '../events/figures.ts'
import { createPublish, type Publish, publishedResolvers } from '../events/publish.ts'
import { readFigures } from '../jobs/figures.ts'
import { deriveKey } from '../process/secrets.ts'
import { type BaseContext, callerId, createContext } from '../slice/context.ts'
import { idempotencyStatements } from '../slice/idempotency.ts'
import { createLetters } from '../slice/letters.ts'
import { rememberLicences } from '../slice/licences.ts'
import { createPeers } from '../slice/peers.ts'
import { type Envelope, platformRealmId } from '../wire/envelope.ts'
import { presentableResult } from '../wire/errors.ts'
import { isMutation, type SubgraphRequest } from '../wire/request.ts'
import { routeRefusal } from '../wire/routes.ts'
import type { RunningSubgraph, Runtime, Subgraph, SubgraphDefinition } from './definition.ts'
import { createEngine, type Prepared } from './engine.ts'
import { deadJobsOf, jobRequests, partsOf, startJobs } from './jobs.ts'
import { personalDataResolvers } from './personal-data.ts'
import { buildGuardedSchema } from './schema.ts'
import { openSubscription } from './subscribe.ts'
import { onlyPlacedHere, TenantElsewhere } from './tenant-elsewhere.ts'
import { removalConsumers } from './tenant-removal.ts'

/** Makes a subgraph from its slices. */
export function defineSubgraph<Parts extends object>(
  definition: SubgraphDefinition<Parts>,
): Subgraph<BaseContext & Parts> {
  const { name, tenantOf } = definition
  return {
    name,
    ...(tenantOf === undefined ? {} : { tenantOf }),
    start: (runtime) => startSubgraph(definition, runtime),
  }
}

async function startSubgraph<Parts extends object>(
  definition: SubgraphDefinition<Parts>,
  runtime: Runtime,
): Promise<RunningSubgraph<BaseContext & Parts>> {
  const { name, idempotencyKeys } = definition
  const { log } = runtime
  const { position } = runtime.database
  const previousSecrets = runtime.previousSecrets ?? []
  const keyOf = (secret: Uint8Array) => deriveKey(secret, 'fingerprints of inputs')
  const fingerprintKeys = [keyOf(runtime.secret), ...previousSecrets.map(keyOf)] as const
  const idempotency = idempotencyKeys === undefined ? null : idempotencyStatements(idempotencyKeys, fingerprintKeys)
  checkRoutes(name, definition.routes ?? [])
  const events = publishedResolvers<BaseContext & Parts>(
    name,
    runtime.database.jobs,
    (context, databaseId) => definition.placedPart?.(context).jobsOf(databaseId) ?? null,
  )
  const { resolvers, queues } = partsOf(definition.slices)
  const schema = buildGuardedSchema({
    ...definition,
    resolvers: [
      ...resolvers,
      events,
      deadJobsOf(definition, runtime),
      personalDataResolvers(name, definition.personalData),
    ],
  })
  const publish = createPublish(name, definition.published, runtime.bus, runtime.clock)
  const letters = createLetters(name, runtime.mail, [runtime.secret, ...previousSecrets], log)
  const licences = rememberLicences(runtime.bus)
  const jobs = jobRequests(definition, runtime)
  const { parts, close, figures } = await definition.open(runtime)
  const prepare = createEngine(schema)

  /** @param after what reads must see, where they may come from a standby */
  const makeContext = (envelope: Envelope, after?: Envelope['readAfter']): BaseContext & Parts => {
    const { tenantId, realmId } = envelope
    const scope = runtime.database.scope({ tenantId, userId: callerId(envelope), realmId }, after)
    const peers = createPeers(name, envelope, runtime.executorOf)
    const base = createContext({
      envelope,
      scope,
      peers,
      clock: runtime.clock,
      log,
      idempotency,
      jobs,
      subgraph: name,
      publish,
      letters,
      licences,
    })
    return Object.assign(base, parts)
  }
  const contextFor = (envelope: Envelope): BaseContext & Parts => makeContext(envelope)
  const stopConsuming = consume(definition, runtime, publish)
  const worker = startJobs(definition, queues, runtime, contextFor)
  const run = (prepared: Prepared, request: SubgraphRequest, envelope: Envelope, root?: unknown) => {
    const { operationName, variables } = request
    const context = makeContext(envelope, prepared.needsPrimary ? undefined : envelope.readAfter)
    const finish = (result: ExecutionResult): ExecutionResult | Promise<ExecutionResult> => {
      // Subscribers may ask for what an event tells of.
      const mustBeSeen = root !== undefined || isMutation(request) || context.scope.hasWritten()
      // The answer need not wait for the COMMIT of a transaction that only read.
      context.scope.close().catch((error: unknown) => log.warn({ error: String(error) }, 'closing a read failed'))
      const presented = presentableResult(result, envelope.requestId, log)
      if (position === null || !mustBeSeen) return presented
      return position().then((at) => ({ ...presented, extensions: { ...presented.extensions, logPosition: at } }))
    }
    const result = prepared.run({ context, root, operationName, variables })
    return result instanceof Promise ? result.then(finish) : finish(result)
  }
  return {
    name,
    schema,
    contextFor,
    execute(request, envelope) {
      const prepared = prepare(request.query)
      return 'errors' in prepared ? prepared : run(prepared, request, envelope)
    },
    async subscribe(request, envelope) {
      const prepared = prepare(request.query)
      if ('errors' in prepared) return prepared
      const parts = { schema, document: prepared.document, log }
      return openSubscription(parts, request, contextFor(envelope), (event) => run(prepared, request, envelope, event))
    },
    async answer(request, envelope) {
      const [path = '', search] = request.path.split('?', 2)
      const found = findRoute(definition.routes ?? [], path)
      const handle = found?.route.handlers[request.method]
      if (found === null || handle === undefined) return null
      const received = { ...request, parameter: found.parameter, query: new URLSearchParams(search) }
      const context = contextFor(envelope)
      try {
        return await handle(received, isPlaced(name) ? onlyPlacedHere(context, runtime) : context)
      } catch (error) {
        if (error instanceof TenantElsewhere) throw error
        return routeRefusal(error, envelope.requestId, log)
      } finally {
        await context.scope.close()
      }
    },
    ...(figures === undefined ? {} : { figures }),
    jobFigures: async () =>
      definition.jobs === undefined ? [] : readFigures(runtime.database.jobs, name, runtime.clock.now()),
    async eventFigures() {
      const read = (jobs: postgres.Sql) => readEventFigures(jobs, name, runtime.clock.now())
      const others = definition.placedPart?.(parts).openJobs() ?? []
      const published = await Promise.allSettled(others.map(read))
      const answered = published.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      return addPublished(await read(runtime.database.jobs), answered)
    },
    async close() {
      await worker.close()
      await stopConsuming()
      licences.close()
      await close?.()
    },
  }
}

/** Consumes the events that a subgraph's slices and the kit wait for, where this process does. Returns how to stop it. */
function consume(
  { name, consumers, jobs: tables }: Pick<SubgraphDefinition<object>, 'name' | 'consumers' | 'jobs'>,
  { database, bus, log, executorOf, placements, databaseId, isWorker = false }: Runtime,
  publish: Publish,
): () => Promise<void> {
  if (consumers === undefined || !isWorker) return async () => {}
  const scopeOf = (tenantId: string | null) => database.scope({ tenantId, userId: null, realmId: platformRealmId })
  const { cursors } = consumers
  const list = [...consumers.list, ...(tables === undefined ? [] : removalConsumers(name, tables))]
  const settings = { subgraph: name, consumers: list, cursors, jobs: database.jobs, bus, log, executorOf, publish }
  return startConsuming({
    ...settings,
    scopeOf,
    ...(placements === undefined ? {} : { placements }),
    ...(databaseId === undefined ? {} : { databaseId }),
  })
}

/** Throws unless a subgraph answers exactly the routes that are declared for it. */
function checkRoutes(name: string, routes: readonly { path: string; handlers: object }[]): void {
  const declared = declaredRoutes.filter(({ subgraph }) => subgraph === name)
  const named = (list: readonly { path: string; methods: readonly string[] }[]): string =>
    list
      .map(({ path, methods }) => `${path} ${[...methods].sort()}`)
      .sort()
      .join(', ')
  const answered = named(routes.map(({ path, handlers }) => ({ path, methods: Object.keys(handlers) })))
  if (answered !== named(declared)) throw new Error(`schema/routes.ts declares other routes of ${name}: ${answered}`)
}
