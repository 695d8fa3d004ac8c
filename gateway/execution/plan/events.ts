// The plan of a subscription: the fetch whose results are its events, and the fetches that join entities to them.
import type { FetchNode, SubscriptionNode } from '@apollo/query-planner'
import type { ExecutionResult, GraphQLError } from 'graphql'
import { type Data, isObject } from '../data/objects.ts'
import { errorAt, errorsOf, type SubgraphError } from '../data/subgraph-result.ts'
import type { Step } from '../run.ts'
import { compilePlan, isExact } from './compile.ts'
import type { PlanContext } from './context.ts'
import { clientPaths } from './error-paths.ts'
import { compileRewrites } from './rewrites.ts'
import { variablesInPlan } from './variables.ts'

export interface EventPlan {
  readonly primary: FetchNode & { readonly exactNumbers: boolean }
  /** The data of an event before anything is joined, and its errors at the client's paths. */
  begin(event: ExecutionResult): { data: Data | null; errors: readonly GraphQLError[] }
  /** The client's variables that the joining fetches use. */
  readonly joinVariables: ReadonlySet<string>
  /** Joins entities to several events at once: data are a list of them, and error paths begin with the position in it. */
  readonly join: Step | null
  /** An error of the primary fetch at the client's path. */
  clientError(error: GraphQLError): GraphQLError
}

/** Compiles the plan of a subscription. */
export function compileEvents({ primary, rest }: SubscriptionNode, context: PlanContext): EventPlan {
  const rewrite = compileRewrites(context.schema, primary.outputRewrites)
  const clientPath = clientPaths(primary, context)
  const clientError = (error: SubgraphError | GraphQLError): GraphQLError =>
    errorAt(error, error.path && clientPath(error.path))
  return {
    primary: { ...primary, exactNumbers: isExact(primary, context) },
    begin(event) {
      const data = isObject(event.data) ? event.data : null
      if (data) rewrite?.(data)
      return { data, errors: errorsOf(event).map(clientError) }
    },
    joinVariables: new Set(rest === undefined ? [] : variablesInPlan(rest)),
    join: rest === undefined ? null : compilePlan(rest, context, ['@']),
    clientError,
  }
}
