// A source over the network, asked with patience that ends: one deadline, rest for who is down, equal questions once.
import type { Envelope } from '@quintet/kit/envelope.ts'
import { refusal } from '@quintet/kit/errors.ts'
import type { ExecutionResult } from 'graphql'
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
  const away = () => refusal('UNAVAILABLE', `${source.name} does not answer at the moment; try again`)

  const ask = async (request: SourceRequest, envelope: Envelope): Promise<ExecutionResult> => {
    if (!breaker.mayAsk()) throw away()
    const begun = performance.now()
    const late = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => late.resolve('late'), timeoutMilliseconds)
    try {
      const result = await Promise.race([source.execute(request, envelope), late.promise])
      if (result !== 'late') {
        breaker.answered()
        onAnswer('answered', performance.now() - begun)
        return result
      }
      onAnswer('late', performance.now() - begun)
    } catch {
      onAnswer('away', performance.now() - begun)
    } finally {
      clearTimeout(timer)
    }
    breaker.failed()
    throw away()
  }
  return {
    ...source,
    async execute(request, envelope) {
      if (isMutation(request)) return ask(request, envelope)
      const key = keyOf(request, envelope)
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
        underWay.delete(key)
      }
    },
  }
}

interface Waiting {
  resolve(result: ExecutionResult): void
  reject(error: unknown): void
}

const isMutation = ({ query }: SourceRequest): boolean => query.startsWith('mutation')

/** All that an answer may depend on, but for what only names the request. */
const keyOf = ({ query, variables }: SourceRequest, { requestId, traceparent, ...rest }: Envelope): string =>
  JSON.stringify([query, variables, rest])
