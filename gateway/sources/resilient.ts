// A source over the network, asked with patience that ends: one deadline, rest for who is down, equal questions once.
import type { Envelope } from '@quintet/kit/envelope.ts'
import { refusal, StatusRefusal } from '@quintet/kit/errors.ts'
import { giveUp, isMutation, type Patience, textOf } from '@quintet/kit/remote.ts'
import type { ExecutionResult } from 'graphql'
import type { Maybe } from '../execution/maybe.ts'
import { createBreaker } from './breaker.ts'
import type { Source, SourceRequest } from './source.ts'

export interface ResilientSettings {
  /** Within so many milliseconds an answer must be there. */
  readonly timeoutMilliseconds: number
  /** Called after each question that went out. */
  readonly onAnswer?: (outcome: 'answered' | 'late' | 'away', milliseconds: number) => void
}

/** The source with a deadline and a breaker; equal queries of one viewer that are under way at a time are sent once. */
export function resilient<Kind extends Source>(source: Kind, settings: ResilientSettings): Kind {
  const { timeoutMilliseconds, onAnswer = () => {} } = settings
  const breaker = createBreaker()
  const underWay = new Map<string, Waiting[]>()
  const execute: Patiently = source.execute
  const away = () => refusal('UNAVAILABLE', `${source.name} does not answer at the moment; try again`)

  const ask = (request: SourceRequest, envelope: Envelope): Promise<ExecutionResult> => {
    if (!breaker.mayAsk()) return Promise.reject(away())
    const begun = performance.now()
    return new Promise((resolve, reject) => {
      const patience: Patience = { isOver: false, sent: null }
      const end = (outcome: 'answered' | 'late' | 'away', result?: ExecutionResult, error?: unknown): void => {
        if (patience.isOver) return
        patience.isOver = true
        clearTimeout(timer)
        onAnswer(outcome, performance.now() - begun)
        if (result !== undefined) {
          breaker.answered()
          resolve(result)
        } else if (error instanceof StatusRefusal) {
          // Whoever refuses is there.
          breaker.answered()
          reject(error)
        } else {
          breaker.failed()
          reject(away())
        }
      }
      const timer = setTimeout(() => {
        end('late')
        giveUp(patience)
      }, timeoutMilliseconds)
      const answer = async () => execute(request, envelope, patience)
      answer().then(
        (result) => end('answered', result),
        (error: unknown) => end('away', undefined, error),
      )
    })
  }
  return {
    ...source,
    async execute(asked, envelope) {
      // Before anything else: what cannot be written says nothing of the subgraph.
      const text = textOf(asked)
      const request = { ...asked, text }
      // Whoever asks when it is done wants to see what it did, not what is read since before.
      if (isMutation(request)) return ask(request, envelope).finally(() => underWay.clear())
      // About rights after they changed, which what is under way may not know yet; whoever asks shares these by himself.
      if (envelope.service !== null) return ask(request, envelope)
      const key = `${viewerKey(envelope)} ${text}`
      const others = underWay.get(key)
      if (others !== undefined) return new Promise((resolve, reject) => others.push({ resolve, reject }))
      const waiting: Waiting[] = []
      underWay.set(key, waiting)
      try {
        const result = await ask(request, envelope)
        // Before anybody has it: whoever asked may change what he gets.
        for (const { resolve } of waiting) resolve(structuredClone(result))
        return result
      } catch (error) {
        for (const { reject } of waiting) reject(error)
        throw error
      } finally {
        if (underWay.get(key) === waiting) underWay.delete(key)
      }
    },
  }
}

/** Asks for somebody whose patience may end. */
type Patiently = (request: SourceRequest, envelope: Envelope, patience: Patience) => Maybe<ExecutionResult>

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
