// From a request to its operation. Every transport prepares a request once, looks at the operation, and then runs it.
import { type GraphQLError, print } from 'graphql'
import type { Variables } from '../execution/run.ts'
import type { DocumentRequest, Documents } from '../operations/documents.ts'
import type { Operation } from '../operations/operation.ts'
import type { LoadedGraph } from './graph.ts'

export interface GraphQLRequest extends DocumentRequest {
  readonly operationName?: string | undefined
  /** Clients of sockets may send null. */
  readonly variables?: Variables | null | undefined
  /** The variables again, in which numbers that JavaScript would change are exact numbers. */
  readonly readExactly?: (() => unknown) | undefined
}

/** A valid operation, and the graph that it was validated against. */
export interface Prepared {
  readonly operation: Operation
  readonly graph: LoadedGraph
  /** The variables with exact numbers; missing where they make no difference. */
  readonly exactVariables?: Variables | null
}

/** Errors instead of what was requested. */
export interface Refused {
  readonly errors: readonly GraphQLError[]
}

/** Throws refusals. */
export function prepareRequest(request: GraphQLRequest, documents: Documents, graph: LoadedGraph): Prepared {
  const text = documents.textOf(request)
  const operation = graph.operations.of(text, request.operationName)
  documents.register(request, text)
  return operation.exactVariables.size === 0
    ? { operation, graph }
    : { operation, graph, exactVariables: readExactly(request) }
}

function readExactly(request: GraphQLRequest): Variables | null {
  try {
    return (request.readExactly?.() ?? null) as Variables | null
  } catch {
    // Nested more deeply than JSON can be read with exact numbers.
    return null
  }
}

/** The same operation in another graph. Throws refusals. */
export const prepareAgain = ({ document, name }: Operation, graph: LoadedGraph): Prepared => ({
  operation: graph.operations.of(print(document), name),
  graph,
})
