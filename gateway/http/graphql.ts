// GraphQL over HTTP: POST, GET and event streams on /graphql.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestFacts } from '../auth/viewers.ts'
import type { Gateway } from '../gateway.ts'
import type { Prepared, Refused } from '../pipeline/prepare.ts'
import type { Cors } from './cors.ts'
import type { EventStreams } from './event-stream.ts'
import { HttpRefusal, send } from './http.ts'
import { answerType, eventPreference } from './negotiation.ts'
import { readRequest } from './read-request.ts'
import { sendAnswer } from './send-answer.ts'

export interface GraphQLSettings {
  readonly gateway: Gateway
  readonly cors: Cors
  readonly streams: EventStreams
  readonly isDevelopment: boolean
  readonly compression: boolean
  /** Counts the request for its address. Throws HttpRefusal. */
  checkAddressLimit(request: IncomingMessage, facts: RequestFacts): void
}

/** Answers one request. Rejects with HttpRefusal. */
export function createGraphQL({
  gateway,
  cors,
  streams,
  isDevelopment,
  compression,
  checkAddressLimit,
}: GraphQLSettings) {
  const { bodyBytes } = gateway.limits
  return async (request: IncomingMessage, response: ServerResponse, facts: RequestFacts): Promise<void> => {
    if (cors.answer(request, response)) return
    checkAddressLimit(request, facts)
    const isGet = request.method === 'GET'
    const { accept } = request.headers
    const events = eventPreference(accept)
    const isPage = isGet && isDevelopment && !request.url?.includes('?') && accept?.includes('text/html')
    if (isPage && events !== 'preferred') return send(response, 302, 'text/plain', '', { location: '/' })
    // Checked first, because a mutation must not run when the client cannot read its answer.
    const type = events === 'preferred' ? null : answerType(accept)
    if (type === null && events === null) {
      throw new HttpRefusal(406, 'Accept application/graphql-response+json or application/json')
    }
    const asked = await readRequest(request, cors, bodyBytes)
    const prepared = gateway.prepare(asked, facts)
    // A GET may be repeated, prefetched and kept in a history, so it must not change anything.
    if (isGet && isOf('mutation', prepared)) throw new HttpRefusal(405, 'Send mutations by POST', { allow: 'POST' })
    // A client that prefers single responses, and accepts event streams too, gets a stream for a subscription.
    if (type === null || (events !== null && isOf('subscription', prepared))) {
      return streams.serve(request, response, { prepared, variables: asked.variables ?? {} }, facts)
    }
    const answer = await gateway.run(prepared, asked.variables, request.headers.authorization, facts)
    gateway.metrics.countRequest(answer.code ?? 'ok')
    await sendAnswer(request, response, type, answer, compression)
  }
}

const isOf = (type: 'mutation' | 'subscription', prepared: Prepared | Refused): boolean =>
  'operation' in prepared && prepared.operation.node.operation === type
