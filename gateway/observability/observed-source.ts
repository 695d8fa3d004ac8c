// Counts, times and traces the requests to a subgraph.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import type { Source, SourceRequest } from '../sources/source.ts'
import type { SubgraphMeter } from './metrics.ts'
import type { Tracing } from './tracing.ts'

/** The planner writes fetches so that they begin with their type. */
const typeOf = ({ query }: SourceRequest) => (query.startsWith('mutation') ? 'mutation' : 'query')

/** @param current the source, which may be replaced */
export function observed(current: () => Source, meter: SubgraphMeter, tracing: Tracing | null): Source {
  const { name } = current()
  const execute: Source['execute'] = (request, envelope) => {
    const begun = performance.now()
    const span = tracing?.fetch(name, { type: typeOf(request), name: request.operationName }, envelope.traceparent)
    const traced: Envelope = span === undefined ? envelope : { ...envelope, traceparent: span.traceparent }
    const record = (outcome: 'ok' | 'errors' | 'unavailable'): void => {
      meter.observe(outcome, (performance.now() - begun) / 1000)
      span?.end({}, outcome === 'ok' ? undefined : outcome)
    }
    const answered = (result: ExecutionResult): ExecutionResult => {
      record(result.errors === undefined ? 'ok' : 'errors')
      return result
    }
    const lost = (error: unknown): never => {
      record('unavailable')
      throw error
    }
    let answer: ReturnType<Source['execute']>
    try {
      answer = current().execute(request, traced)
    } catch (error) {
      return lost(error)
    }
    return answer instanceof Promise ? answer.then(answered, lost) : answered(answer)
  }
  return {
    name,
    execute,
    subscribe: (request, envelope) => current().subscribe(request, envelope),
    answer: (request, envelope) => current().answer(request, envelope),
  }
}
