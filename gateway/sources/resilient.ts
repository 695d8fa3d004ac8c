// A source over the network, asked with patience that ends: one deadline, rest for who is down, equal questions one at a time.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { refusal, StatusRefusal } from '@quintet/kit/wire/errors.ts'
import { type Cancellation, cancel } from '@quintet/kit/wire/http-client.ts'
import { isMutation, requestText } from '@quintet/kit/wire/request.ts'
import type { ExecutionResult } from 'graphql'
import { createBreaker } from './breaker.ts'
import type { MaybePromise } from './maybe-promise.ts'
import type { Source, SourceRequest } from './source.ts'

export interface ResilientSettings {
  /** Within so many milliseconds of being sent a question must be answered. */
  readonly timeoutMilliseconds: number
}

/**
 * The source with a deadline and a breaker. Equal queries of one viewer are under way once at a time: those who come
 * meanwhile wait for it to be done, and are then asked for together. What was sent before they came they do not share: they
 * may have been told of a change since, by another gateway or by an event, that it does not know.
 */
export function resilient<Kind extends Source>(source: Kind, { timeoutMilliseconds }: ResilientSettings): Kind {
  const breaker = createBreaker()
  const underWay = new Map<string, Sent>()
  const execute: Cancellable = source.execute
  const away = () => refusal('UNAVAILABLE', `${source.name} does not answer at the moment; try again`)

  const ask = (request: SourceRequest, envelope: Envelope): Promise<ExecutionResult> => {
    if (!breaker.mayAsk()) return Promise.reject(away())
    return new Promise((resolve, reject) => {
      const cancellation: Cancellation = { isOver: false, inFlight: null }
      const end = (isThere: boolean, settle: () => void): void => {
        if (cancellation.isOver) return
        cancellation.isOver = true
        clearTimeout(timer)
        if (isThere) breaker.answered()
        else breaker.failed()
        settle()
      }
      const timer = setTimeout(() => {
        end(false, () => reject(away()))
        cancel(cancellation)
      }, timeoutMilliseconds)
      const answer = async () => execute(request, envelope, cancellation)
      answer().then(
        (result) => end(true, () => resolve(result)),
        (error: unknown) => {
          // Whoever refuses is there.
          const isRefusal = error instanceof StatusRefusal
          end(isRefusal, () => reject(isRefusal ? error : away()))
        },
      )
    })
  }
  const askAlone = async (key: string, request: SourceRequest, envelope: Envelope): Promise<ExecutionResult> => {
    const sent: Sent = { next: null }
    underWay.set(key, sent)
    try {
      return await ask(request, envelope)
    } finally {
      if (sent.next === null) underWay.delete(key)
      else void askTogether(key, sent.next)
    }
  }
  const askTogether = async (key: string, { request, envelope, waiting }: Next): Promise<void> => {
    try {
      const result = await askAlone(key, request, envelope)
      // All of them before anybody goes on: whoever asked may change what he gets.
      for (const [i, { resolve }] of waiting.entries()) resolve(i === 0 ? result : structuredClone(result))
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
  return {
    ...source,
    async execute(asked, envelope) {
      // Before anything else: what cannot be written says nothing of the subgraph.
      const text = requestText(asked)
      const request = { ...asked, text }
      // Whoever asks on account of the gateway, about rights, shares these by himself.
      if (isMutation(request) || envelope.service !== null) return ask(request, envelope)
      const key = `${viewerKey(envelope)} ${text}`
      const sent = underWay.get(key)
      if (sent === undefined) return askAlone(key, request, envelope)
      sent.next ??= { request, envelope, waiting: [] }
      const { waiting } = sent.next
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
  }
}

/** A query that is under way, and that for those who came since it was sent. */
interface Sent {
  next: Next | null
}
interface Next {
  readonly request: SourceRequest
  readonly envelope: Envelope
  readonly waiting: Waiting[]
}

/** A request that can be cancelled. */
type Cancellable = (
  request: SourceRequest,
  envelope: Envelope,
  cancellation: Cancellation,
) => MaybePromise<ExecutionResult>

interface Waiting {
  resolve(result: ExecutionResult): void
  reject(error: unknown): void
}

const viewerKeys = new WeakMap<Envelope, string>()

/** All of the envelope that an answer may depend on, but for what only names the request. */
function viewerKey(envelope: Envelope): string {
  let key = viewerKeys.get(envelope)
  if (key === undefined) {
    const { requestId, traceparent, ...rest } = envelope
    key = JSON.stringify(rest)
    viewerKeys.set(envelope, key)
  }
  return key
}
