// One subgraph: its SDL and its slices' resolvers, made into something that executes requests under an envelope.
import type { ExecutionResult } from 'graphql'
import { type BaseContext, createContext } from '../slice/context.ts'
import { idempotencyStatements } from '../slice/idempotency.ts'
import { createPeers } from '../slice/peers.ts'
import type { Envelope } from '../wire/envelope.ts'
import { presentableResult } from '../wire/errors.ts'
import type { SubgraphRequest } from '../wire/request.ts'
import type { RunningSubgraph, Runtime, Subgraph, SubgraphDefinition } from './definition.ts'
import { createEngine, type Prepared } from './engine.ts'
import { startRetention } from './retention.ts'
import { buildGuardedSchema } from './schema.ts'
import { openSubscription } from './subscribe.ts'

/** Makes a subgraph from its slices. */
export function defineSubgraph<Parts extends object>(
  definition: SubgraphDefinition<Parts>,
): Subgraph<BaseContext & Parts> {
  return { name: definition.name, start: (runtime) => startSubgraph(definition, runtime) }
}

async function startSubgraph<Parts extends object>(
  definition: SubgraphDefinition<Parts>,
  runtime: Runtime,
): Promise<RunningSubgraph<BaseContext & Parts>> {
  const { name, idempotencyKeys } = definition
  const { log } = runtime
  const idempotency = idempotencyKeys === undefined ? null : idempotencyStatements(idempotencyKeys)
  const schema = buildGuardedSchema(definition)
  const { parts, close } = await definition.open(runtime)
  const prepare = createEngine(schema)
  const stopRetention = startRetention(
    name,
    { jobs: runtime.database.jobs, clock: runtime.clock, log },
    definition.retention ?? {},
  )

  const contextFor = (envelope: Envelope): BaseContext & Parts => {
    const { tenantId, realmId } = envelope
    const scope = runtime.database.scope({ tenantId, userId: envelope.viewer?.userId ?? null, realmId })
    const peers = createPeers(name, envelope.requestId, runtime.executorOf)
    const base = createContext({ envelope, scope, peers, clock: runtime.clock, log, idempotency })
    return Object.assign(base, parts)
  }
  const run = (
    prepared: Prepared,
    { operationName, variables }: SubgraphRequest,
    envelope: Envelope,
    root?: unknown,
  ) => {
    const context = contextFor(envelope)
    const finish = (result: ExecutionResult): ExecutionResult => {
      // The answer need not wait for the COMMIT of a transaction that only read.
      context.scope.close().catch((error: unknown) => log.warn({ error: String(error) }, 'closing a read failed'))
      return presentableResult(result, envelope.requestId, log)
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
    async answer(method, path, envelope) {
      const route = definition.routes?.find((each) => each.method === method && each.path === path)
      if (route === undefined) return null
      const context = contextFor(envelope)
      return route.handle(context).finally(() => context.scope.close())
    },
    async close() {
      stopRetention()
      await close?.()
    },
  }
}
