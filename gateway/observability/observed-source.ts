// A source whose questions are counted, timed and, where traces are wanted, traced.
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import type { ExecutionResult } from 'graphql'
import type { Source, SourceRequest } from '../sources/source.ts'
import type { SubgraphMeter } from './metrics.ts'
import type { Tracing } from './tracing.ts'

/** Fetches are written by the planner, and begin with it. */
const typeOf = ({ query }: SourceRequest) => (query.startsWith('mutation') ? 'mutation' : 'query')

/** The source under a name, whichever it is at the moment. */
export function observed(current: () => Source, meter: SubgraphMeter, tracing: Tracing | null): Source {
  const { name } = current()
  const execute: Source['execute'] = (request, envelope) => {
    const begun = performance.now()
    const span = tracing?.question(name, { type: typeOf(request), name: request.operationName }, envelope.traceparent)
    const asking: Envelope = span === undefined ? envelope : { ...envelope, traceparent: span.traceparent }
    const told = (outcome: 'ok' | 'errors' | 'away'): void => {
      meter.observe(outcome, (performance.now() - begun) / 1000)
      span?.end({}, outcome === 'ok' ? undefined : outcome)
    }
    const answered = (result: ExecutionResult): ExecutionResult => {
      told(result.errors === undefined ? 'ok' : 'errors')
      return result
    }
    const lost = (error: unknown): never => {
      told('away')
      throw error
    }
    let answer: ReturnType<Source['execute']>
    try {
      answer = current().execute(request, asking)
    } catch (error) {
      return lost(error)
    }
    return answer instanceof Promise ? answer.then(answered, lost) : answered(answer)
  }
  return {
    name,
    execute,
    subscribe: (request, envelope) => current().subscribe(request, envelope),
    answer: (method, path, envelope) => current().answer(method, path, envelope),
  }
}
