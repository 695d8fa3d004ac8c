// Apollo's own executor: the reference that the compiled one is compared with, in tests only.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { DocumentNode, ExecutionResult } from 'graphql'
import type { Variables } from '../../../gateway/execution/run.ts'
import type { Source, SourceRequest } from '../../../gateway/sources/source.ts'
import type { Supergraph } from '../../../gateway/supergraph/load.ts'

const { executeQueryPlan, buildOperationContext } = await import('@apollo/gateway')

export interface Asked {
  /** One operation with its fragments. */
  readonly document: DocumentNode
  /** Coerced, defaults included. */
  readonly variables: Variables
  readonly envelope: Envelope
  readonly sources: ReadonlyMap<string, Source>
}

/** What Apollo's gateway would answer: its plan of the client's own document, its executor, our sources. */
export async function askOracle(supergraph: Supergraph, asked: Asked): Promise<ExecutionResult> {
  const { document, variables, envelope, sources } = asked
  const { apiSchema, fullSchema, modelSchema } = supergraph
  const dataSource = (source: Source) => ({
    process: ({ request }: { request: SourceRequest }) => source.execute(request, envelope),
  })
  const serviceMap = Object.fromEntries([...sources].map(([name, source]) => [name, dataSource(source)]))
  const request = { request: { variables }, context: {}, metrics: {}, logger: silent }
  return executeQueryPlan(
    supergraph.plan(document, undefined),
    serviceMap as never,
    request as never,
    buildOperationContext({ schema: apiSchema, operationDocument: document }),
    fullSchema,
    modelSchema,
  ) as never
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }
