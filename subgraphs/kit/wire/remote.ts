// A subgraph over the network: requests by HTTP, subscriptions by graphql-ws, each under a signed envelope.
import type { ExecutionResult } from 'graphql'
import type { Clock } from '../process/clock.ts'
import type { Envelope } from './envelope.ts'
import { refusal, StatusRefusal } from './errors.ts'
import { exactReviver, parseExactly } from './exact-numbers.ts'
import { type Cancellation, createHttpClient, isConnectionLost } from './http-client.ts'
import { isMutation, requestText, type SubgraphRequest, signedText } from './request.ts'
import {
  clientHeadersHeader,
  packHeaders,
  type RouteRequest,
  type RouteResponse,
  routeText,
  streamedHeader,
} from './routes.ts'
import { type EnvelopeKeys, envelopeHeader, signEnvelope } from './signed-envelope.ts'
import { createSubscriptionClient } from './subscription-client.ts'

export interface RemoteSettings {
  readonly name: string
  /** Its GraphQL address, such as http://credit:4000/graphql. */
  readonly url: string
  /** Null for a subgraph that is not ours and knows no envelopes. */
  readonly keys: EnvelopeKeys | null
  readonly clock: Clock
  /** How often the WebSocket is pinged, and how long it may take to answer; 10 s by default. */
  readonly pingMilliseconds?: number
  /** How long a subgraph may send nothing, before an answer or in the middle of one; 15 s by default. */
  readonly silenceMilliseconds?: number
}

export interface Remote {
  /**
   * Rejects with UNAVAILABLE when the subgraph does not answer, a StatusRefusal when it refuses. A mutation is sent once,
   * a query again where the connection was lost. Sends nothing after cancellation.
   */
  execute(request: SubgraphRequest, envelope: Envelope, cancellation?: Cancellation): Promise<ExecutionResult>
  /** Events until it ends; throws Disconnected when the connection is lost, a refusal when the subgraph refuses. */
  subscribe(request: SubgraphRequest, envelope: Envelope): AsyncIterableIterator<ExecutionResult>
  /** The answer of a route, before its body. Sent once. Rejects with UNAVAILABLE when the subgraph does not answer. */
  answer(request: RouteRequest, envelope: Envelope): Promise<RouteResponse>
  close(): Promise<void>
}

const defaultSilenceMilliseconds = 15_000
const defaultPingMilliseconds = 10_000

/** Statuses of the 400s that ask to come back later; the others blame the request. */
const laterStatuses = [408, 425, 429]
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && !laterStatuses.includes(status)

/** The remote of one subgraph: a pool of HTTP connections and, while there are subscribers, one WebSocket. */
export function createRemote(settings: RemoteSettings): Remote {
  const { name, url, keys, clock } = settings
  const { pingMilliseconds = defaultPingMilliseconds, silenceMilliseconds = defaultSilenceMilliseconds } = settings
  const { origin, pathname, search, username, password } = new URL(url)
  const path = `${pathname}${search}`
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  const http = createHttpClient(origin, silenceMilliseconds)
  const subscriptions = createSubscriptionClient(name, url, pingMilliseconds)
  /** With exact numbers, which cost more. It connects when a subscription needs them. */
  const exactSubscriptions = createSubscriptionClient(name, url, pingMilliseconds, exactReviver)
  const unavailable = () => refusal('UNAVAILABLE', `${name} does not answer at the moment; try again`)

  /** The header of an envelope, signed together with a text. */
  const signed = (envelope: Envelope, text: string): Record<string, string> =>
    keys === null ? {} : { [envelopeHeader]: signEnvelope(envelope, text, keys, clock.now().getTime()) }
  const post = async (
    body: string,
    parse: (text: string) => unknown,
    envelope: Envelope,
    cancellation?: Cancellation,
  ): Promise<ExecutionResult> => {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      ...(username === '' && password === '' ? {} : { authorization: `Basic ${credentials}` }),
      ...(envelope.traceparent === undefined ? {} : { traceparent: envelope.traceparent }),
      ...signed(envelope, body),
    }
    const { status, text } = await http.post(path, headers, body, cancellation)
    const failed = (): Error => (isRefusal(status) ? new StatusRefusal(name) : new Error(`${name} answered ${status}`))
    let result: ExecutionResult
    try {
      result = parse(text) as ExecutionResult
    } catch {
      throw failed()
    }
    // Subgraphs that are not ours may say more by the status: 201 for a mutation, 400 beside errors. No redirect is
    // followed: it could lead credentials and data elsewhere.
    const isForeignAnswer = (status >= 200 && status < 300) || result?.errors !== undefined
    const isAnswer = status === 200 || (keys === null && isForeignAnswer)
    if (!isAnswer) throw failed()
    return result
  }
  return {
    async execute(request, envelope, cancellation) {
      const body = requestText(request)
      const parse = request.exactNumbers ? parseExactly : JSON.parse
      try {
        return await post(body, parse, envelope, cancellation).catch((error: unknown) => {
          // A lost connection says nothing about the subgraph; an answer or silence does.
          if (isMutation(request) || !isConnectionLost(error) || cancellation?.isOver) throw error
          return post(body, parse, envelope, cancellation)
        })
      } catch (error) {
        throw error instanceof StatusRefusal ? error : unavailable()
      }
    },
    subscribe(request, envelope) {
      const { query, operationName, variables, wantsPosition, exactNumbers } = request
      const extensions = { ...signed(envelope, signedText(request)), ...(wantsPosition ? { wantsPosition } : {}) }
      return (exactNumbers ? exactSubscriptions : subscriptions).subscribe({
        query,
        ...(operationName === undefined ? {} : { operationName }),
        variables: { ...variables },
        ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
      })
    },
    async answer({ method, path, headers, body }, envelope) {
      const packed = packHeaders(headers)
      const isStream = !Buffer.isBuffer(body)
      const text = routeText(method, path, packed, isStream ? null : body)
      const own = { ...signed(envelope, text), [clientHeadersHeader]: packed }
      try {
        return await http.stream(method, path, isStream ? { ...own, [streamedHeader]: '1' } : own, body)
      } catch {
        throw unavailable()
      }
    },
    async close() {
      await subscriptions.close()
      await exactSubscriptions.close()
      await http.close()
    },
  }
}
