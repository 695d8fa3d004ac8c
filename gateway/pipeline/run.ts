// Runs prepared operations for callers: admission, execution, and the count of outcomes.
import type { Caller, Claims, RequestFacts, Viewers } from '../auth/viewers.ts'
import { type Answer, refusedAnswer } from '../execution/response/answer.ts'
import type { Variables } from '../execution/run.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Operation } from '../operations/operation.ts'
import { type MaybePromise, whenDone } from '../sources/maybe-promise.ts'
import type { Admission } from './admission.ts'
import { invalidToken } from './errors.ts'
import { withExactScalars } from './exact-variables.ts'
import { coerce, executeOperation } from './execute.ts'
import type { Positions } from './positions.ts'
import type { Prepared } from './prepare.ts'

/** Runs a query or mutation for verified claims. Throws refusals. */
export type Run = (
  prepared: Prepared,
  given: Variables,
  claims: Claims | null,
  facts: RequestFacts,
) => MaybePromise<Answer>

/** @param positions what queries must see where they may be read from standbys; null where all come from the primary */
export function createRun(viewers: Viewers, admission: Admission, metrics: Metrics, positions: Positions | null): Run {
  const counted = (operation: Operation, answer: Answer): Answer => {
    metrics.countOperation(operation.label, operation.node.operation, answer.code ?? 'ok')
    return answer
  }
  const runAs = ({ operation, graph }: Prepared, given: Variables, caller: Caller): MaybePromise<Answer> =>
    whenDone(operation.variantFor(caller.subject), (variant) => {
      const tooMuch = admission.admit(operation, variant, given, caller)
      if (tooMuch !== null) throw tooMuch
      const coerced = coerce(graph.executing, operation, given)
      if ('errors' in coerced) return counted(operation, refusedAnswer(coerced.errors))
      const { variables } = coerced
      const execute = (as: Caller): MaybePromise<Answer> =>
        executeOperation(graph.executing, operation, variant, variables, as)
      const answer =
        positions === null || operation.node.operation !== 'query'
          ? execute(caller)
          : whenDone(positions.after(caller.envelope), (readAfter) =>
              execute(readAfter === undefined ? caller : { ...caller, envelope: { ...caller.envelope, readAfter } }),
            )
      const isSent = operation.mayChangeAccess && operation.refusedRoots(variant, variables).length === 0
      if (!isSent) return whenDone(answer, (done) => counted(operation, done))
      // Other gateways learn of the change from the feed. Here the next request sees it, also when the mutation failed.
      return Promise.resolve(answer)
        .finally(() => viewers.forget(caller.envelope))
        .then((done) => counted(operation, done))
    })
  return (prepared, given, claims, facts) =>
    whenDone(viewers.caller(claims, facts), (caller) => {
      if (typeof caller === 'string') throw invalidToken(caller)
      return runAs(prepared, withExactScalars(prepared.operation, given, prepared.exactVariables), caller)
    })
}
