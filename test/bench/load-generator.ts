// Load on one address: callers who keep their connections and ask one question over and over.
import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import { Pool } from 'undici'
import { quantile } from './table.ts'

/** So many callers at a time, each with a connection. */
export const callers = 8

/** Measurements of one server and one query over all rounds. */
export interface Measured {
  readonly latencies: number[]
  milliseconds: number
  /** CPU milliseconds per request of the server's process, by rounds. */
  readonly rounds: number[]
}
export const nothingYet = (): Measured => ({ latencies: [], milliseconds: 0, rounds: [] })

/** CPU milliseconds per request: the median of the rounds, as other processes disturb some. */
export const costOf = ({ rounds }: Measured): number => quantile(rounds, 0.5)

export interface LoadGenerator {
  /** The answer to a query; throws when it has errors. */
  answer(query: string): Promise<unknown>
  /** Sends requests for some seconds and adds the measurements. Rejects at an answer other than the first. */
  ask(query: string, seconds: number, into: Measured): Promise<void>
  close(): Promise<void>
}

/** @param tokens one for each caller; empty for unauthenticated callers */
export function createLoadGenerator(port: number, tokens: readonly string[]): LoadGenerator {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: callers })
  const headersOf = (caller: number): Record<string, string> => {
    const token = tokens[caller]
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
  }
  const send = async (body: string, headers: Record<string, string>): Promise<string> => {
    const response = await pool.request({ method: 'POST', path: '/graphql', headers, body })
    return response.body.text()
  }
  const firsts = new Map<string, string>()
  const first = async (query: string): Promise<string> => {
    const first = firsts.get(query)
    if (first !== undefined) return first
    const text = await send(JSON.stringify({ query }), headersOf(0))
    dataOf(text)
    firsts.set(query, text)
    return text
  }
  return {
    answer: async (query) => dataOf(await first(query)),
    async ask(query, seconds, into) {
      const expected = await first(query)
      const body = JSON.stringify({ query })
      const begin = performance.now()
      const end = begin + seconds * 1000
      const call = async (caller: number): Promise<void> => {
        const headers = headersOf(caller)
        while (performance.now() < end) {
          const sent = performance.now()
          const text = await send(body, headers)
          into.latencies.push(performance.now() - sent)
          // Equal bytes are the rule; keys in another order are as good.
          if (text !== expected && !isDeepStrictEqual(dataOf(text), dataOf(expected))) throw new Error('another answer')
        }
      }
      await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)))
      into.milliseconds += performance.now() - begin
    },
    close: () => pool.close(),
  }
}

function dataOf(text: string): unknown {
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
  if (errors !== undefined || !data) throw new Error(`An answer is not whole: ${text.slice(0, 500)}`)
  return data
}
