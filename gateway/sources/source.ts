// How the gateway reaches a subgraph. In one process it is a call, between machines HTTP, behind the same shape.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import type { MaybePromise } from './maybe-promise.ts'

export interface SourceRequest {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** Query, name and variables as JSON, where somebody has needed that already. */
  readonly text?: string
  /** Of a subscription: asks for its place in the stream before its first event, to be resumed from there. */
  readonly wantsPlace?: boolean | undefined
}

export interface SourceAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Source {
  readonly name: string
  /** Whether it is on another machine, where one question for several is worth its while. */
  readonly isRemote?: boolean
  /** Rejects when the subgraph does not answer. The answer is the caller's: he may change it. */
  execute(request: SourceRequest, envelope: Envelope): MaybePromise<ExecutionResult>
  /** Events, or the result that refuses the subscription. */
  subscribe(
    request: SourceRequest,
    envelope: Envelope,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /** The answer of an address that the subgraph declares, null where there is none. */
  answer(method: string, path: string, envelope: Envelope): Promise<SourceAnswer | null>
}
