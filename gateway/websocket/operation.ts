// One operation of a socket: a query or mutation is answered, a subscription writes its events to the socket directly.
import type { Socket } from 'node:net'
import { refusal } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import type { Claims, RequestFacts } from '../auth/viewers.ts'
import { outcomeOf } from '../execution/response/answer.ts'
import type { Gateway } from '../gateway.ts'
import type { Sink } from '../live/subscription.ts'
import { rateLimited } from '../pipeline/admission.ts'
import type { GraphQLRequest } from '../pipeline/prepare.ts'
import { whenDone } from '../sources/maybe-promise.ts'
import { type Recipient, recipientOf } from './frames.ts'
import type { Replies } from './protocol.ts'

/** The sink and what it writes to, in one object: with thousands of sockets memory access is the bottleneck. */
export interface SocketSink extends Sink, Recipient {}

/** The socket of an operation. */
export interface SocketContext {
  readonly gateway: Gateway
  readonly facts: RequestFacts
  readonly claims: Claims | null
  readonly wire: Socket
  /** One function for all sockets. */
  readonly next: SocketSink['next']
  /** Whether the socket has as many operations as it may have. */
  readonly isFull: boolean
}

/** Begins an operation. Returns a function that stops it; null where it runs to its end. */
export function beginOperation(
  { gateway, facts, claims, wire, next, isFull }: SocketContext,
  id: string,
  request: GraphQLRequest,
  replies: Replies,
): (() => void) | null {
  const { metrics } = gateway
  const refuse = (errors: readonly GraphQLError[]): null => {
    metrics.countRequest(outcomeOf(errors))
    replies.error(errors)
    return null
  }
  const wait = gateway.admission.checkAddressLimit(facts.clientIp)
  if (wait > 0) return refuse([rateLimited(wait)])
  if (isFull) return refuse([refusal('RATE_LIMITED', 'Too many operations at a time on this socket')])
  const prepared = gateway.prepare(request, facts)
  if ('errors' in prepared) return refuse(prepared.errors)
  const { variables } = request
  if (prepared.operation.node.operation !== 'subscription') {
    void whenDone(gateway.runAs(prepared, variables, claims, facts), ({ text, code }) => {
      metrics.countRequest(code ?? 'ok')
      replies.next(text)
      replies.complete()
    })
    return null
  }
  const sink: SocketSink = {
    ...recipientOf(wire, id),
    next,
    end: (errors) => (errors === null ? replies.complete() : replies.error(errors)),
  }
  return gateway.subscribe({ prepared, variables: variables ?? {}, claims, facts }, sink)
}
