// How the gateway reaches a subgraph: one interface for a call in this process and for HTTP between machines.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { RouteRequest, RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { ExecutionResult } from 'graphql'
import type { MaybePromise } from './maybe-promise.ts'

export interface SourceRequest {
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

export interface Source {
  readonly name: string
  /** Whether the subgraph is on another machine, where it pays to send several queries as one request. */
  readonly isRemote?: boolean
  /** Rejects when the subgraph does not answer. The caller may change the result. */
  execute(request: SourceRequest, envelope: Envelope): MaybePromise<ExecutionResult>
  /** The events, or the result that refuses the subscription. */
  subscribe(
    request: SourceRequest,
    envelope: Envelope,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /** The answer of a route that the subgraph declares; null where it declares none. */
  answer(request: RouteRequest, envelope: Envelope): Promise<RouteResponse | null>
}
