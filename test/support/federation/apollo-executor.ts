// Apollo's own executor, with which tests compare the compiled one.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { DocumentNode, ExecutionResult } from 'graphql'
import type { Variables } from '../../../gateway/execution/run.ts'
import { resolveConditions } from '../../../gateway/selections/conditions.ts'
import type { Source, SourceRequest } from '../../../gateway/sources/source.ts'
import type { Supergraph } from '../../../gateway/supergraph/load.ts'

const { executeQueryPlan, buildOperationContext } = await import('@apollo/gateway')

export interface ApolloRequest {
  /** One operation with its fragments. */
  readonly document: DocumentNode
  /** Coerced, defaults included. */
  readonly variables: Variables
  readonly envelope: Envelope
  readonly sources: ReadonlyMap<string, Source>
}

/**
 * The answer of Apollo's gateway: its plan and its executor, with our sources. Conditions are resolved before planning,
 * as Apollo's planner loses some; differential.long.test.ts proves them against graphql-js.
 */
export async function executeByApollo(supergraph: Supergraph, request: ApolloRequest): Promise<ExecutionResult> {
  const { document, variables, envelope, sources } = request
  const { apiSchema, fullSchema, modelSchema } = supergraph
  const planned = resolveConditions(document, variables)
  if (planned === null) return { data: {} }
  const dataSource = (source: Source) => ({
    process: ({ request }: { request: SourceRequest }) => source.execute(request, envelope),
  })
  const serviceMap = Object.fromEntries([...sources].map(([name, source]) => [name, dataSource(source)]))
  const context = { request: { variables }, context: {}, metrics: {}, logger: silent }
  return executeQueryPlan(
    supergraph.plan(planned, undefined),
    serviceMap as never,
    context as never,
    buildOperationContext({ schema: apiSchema, operationDocument: document }),
    fullSchema,
    modelSchema,
  ) as never
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }
