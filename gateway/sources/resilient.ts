// A source over the network: each request has a deadline, a failing subgraph a breaker, and equal queries share a request.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { refusal, StatusRefusal } from '@quintet/kit/wire/errors.ts'
import { copyJson } from '@quintet/kit/wire/exact-numbers.ts'
import { type Cancellation, cancel } from '@quintet/kit/wire/http-client.ts'
import { isMutation, requestText } from '@quintet/kit/wire/request.ts'
import type { ExecutionResult } from 'graphql'
import { createBreaker } from './breaker.ts'
import type { MaybePromise } from './maybe-promise.ts'
import type { Source, SourceRequest } from './source.ts'

export interface ResilientSettings {
  /** How long a subgraph may take to answer a request, from the time when it is sent. */
  readonly timeoutMilliseconds: number
}

/**
 * The source with a deadline and a breaker. Of equal queries of one viewer one is in flight at a time. Those that come
 * meanwhile wait for it to end and share the next request. They do not share the one in flight: their caller may know of a
 * change, by an event or from another gateway, that it came too early to see.
 */
export function resilient<Kind extends Source>(source: Kind, { timeoutMilliseconds }: ResilientSettings): Kind {
  const breaker = createBreaker()
  const inFlight = new Map<string, InFlight>()
  const execute: CancellableExecute = source.execute
  const unavailable = () => refusal('UNAVAILABLE', `${source.name} does not answer at the moment; try again`)

  const send = (request: SourceRequest, envelope: Envelope): Promise<ExecutionResult> => {
    if (!breaker.allowsRequest()) return Promise.reject(unavailable())
    return new Promise((resolve, reject) => {
      const cancellation: Cancellation = { isOver: false, inFlight: null }
      const end = (hasAnswered: boolean, settle: () => void): void => {
        if (cancellation.isOver) return
        cancellation.isOver = true
        clearTimeout(timer)
        if (hasAnswered) breaker.onSuccess()
        else breaker.onFailure()
        settle()
      }
      const timer = setTimeout(() => {
        end(false, () => reject(unavailable()))
        cancel(cancellation)
      }, timeoutMilliseconds)
      const answer = async () => execute(request, envelope, cancellation)
      answer().then(
        (result) => end(true, () => resolve(result)),
        (error: unknown) => {
          // A subgraph that refuses a request is available.
          const isRefusal = error instanceof StatusRefusal
          end(isRefusal, () => reject(isRefusal ? error : unavailable()))
        },
      )
    })
  }
  const sendFirst = async (key: string, request: SourceRequest, envelope: Envelope): Promise<ExecutionResult> => {
    const sent: InFlight = { next: null }
    inFlight.set(key, sent)
    try {
      return await send(request, envelope)
    } finally {
      if (sent.next === null) inFlight.delete(key)
      else void sendShared(key, sent.next)
    }
  }
  const sendShared = async (key: string, { request, envelope, waiting }: SharedRequest): Promise<void> => {
    try {
      const result = await sendFirst(key, request, envelope)
      // Copied before any caller continues, because callers may change what they get.
      for (const [i, { resolve }] of waiting.entries()) resolve(i === 0 ? result : copyJson(result))
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
  return {
    ...source,
    async execute(given, envelope) {
      // First of all, because a request that cannot be written says nothing about the subgraph.
      const text = requestText(given)
      const request = { ...given, text }
      // The gateway's own requests, about rights, are shared by their callers.
      if (isMutation(request) || envelope.service !== null) return send(request, envelope)
      const key = `${viewerKey(envelope)} ${text}`
      const sent = inFlight.get(key)
      if (sent === undefined) return sendFirst(key, request, envelope)
      sent.next ??= { request, envelope, waiting: [] }
      const { waiting } = sent.next
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
  }
}

/** A query in flight, and the request for those that came since it was sent. */
interface InFlight {
  next: SharedRequest | null
}
interface SharedRequest {
  readonly request: SourceRequest
  readonly envelope: Envelope
  readonly waiting: Waiting[]
}

type CancellableExecute = (
  request: SourceRequest,
  envelope: Envelope,
  cancellation: Cancellation,
) => MaybePromise<ExecutionResult>

interface Waiting {
  resolve(result: ExecutionResult): void
  reject(error: unknown): void
}

const viewerKeys = new WeakMap<Envelope, string>()

/** Everything in an envelope that a result may depend on: all except what identifies the request. */
function viewerKey(envelope: Envelope): string {
  let key = viewerKeys.get(envelope)
  if (key === undefined) {
    const { requestId, traceparent, ...rest } = envelope
    key = JSON.stringify(rest)
    viewerKeys.set(envelope, key)
  }
  return key
}
