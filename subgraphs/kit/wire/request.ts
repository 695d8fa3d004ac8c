// A GraphQL request to a subgraph.
import type { ExecutionResult } from 'graphql'
import type { Envelope } from './envelope.ts'

export interface SubgraphRequest {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** Query, name and variables as JSON, where the caller has it already. */
  readonly text?: string
  /** Of a subscription: asks for its position in the stream before its first event, to resume from there. */
  readonly wantsPosition?: boolean | undefined
  /** Whether its result may contain numbers that JavaScript would change: they are to be exact numbers. */
  readonly exactNumbers?: boolean | undefined
}

/** Executes requests of a subgraph: in this process, or over HTTP. */
export type Executor = (request: SubgraphRequest, envelope: Envelope) => ExecutionResult | Promise<ExecutionResult>

/** A request as JSON, as it travels in the body of a POST. */
export const requestText = ({ text, query, operationName, variables }: SubgraphRequest): string =>
  text ?? JSON.stringify({ query, operationName, variables })

/** What is signed of a request that travels in a WebSocket message. */
export const signedText = ({ query, operationName, variables, wantsPosition }: SubgraphRequest): string =>
  JSON.stringify([query, operationName ?? null, variables ?? {}, wantsPosition ?? false])

/** Whether a request may change something: then it is sent once, whatever the outcome. */
export const isMutation = ({ query }: SubgraphRequest): boolean => /^\s*mutation\b/.test(query)
