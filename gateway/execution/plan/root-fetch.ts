// A fetch that begins at a root type: at the root of the operation, or at a field whose type is Query.
import type { FetchNode } from '@apollo/query-planner'
import { copyJson } from '@quintet/kit/wire/exact-numbers.ts'
import { type GraphQLSchema, isNonNullType } from 'graphql'
import { responseKey } from '../../selections/aliases.ts'
import { merge, own } from '../data/objects.ts'
import { forgetLonger, objectsAt, responsePathsAt } from '../data/paths.ts'
import type { SubgraphResult } from '../data/subgraph-result.ts'
import type { PrepareFetch } from '../fetch/send.ts'
import { rootFields } from '../fetch/unavailable.ts'
import { maxErrorsOf, type Run } from '../run.ts'
import type { PlanContext } from './context.ts'
import { clientPaths, errorsBelow } from './error-paths.ts'
import { compileRewrites } from './rewrites.ts'
import { variablesOf } from './variables.ts'

/** Compiles a fetch without `requires`. */
export function compileRootFetch(node: FetchNode, context: PlanContext, keys: readonly string[]): PrepareFetch {
  const usedVariables = variablesOf(node)
  const rewrite = compileRewrites(context.schema, node.outputRewrites)
  const clientPath = clientPaths(node, context)
  const path = context.pathOf(keys)
  const neededKeys = node.operationKind === 'mutation' ? nonNullKeys(node, context.schema) : []
  const isNested = keys.length > 0
  const accept =
    (run: Run) =>
    ({ data, errors }: SubgraphResult): void => {
      if (errors.length > 0) {
        const parents = isNested ? [...responsePathsAt(run.data, keys).values()].flat() : [[]]
        run.errors.push(...errorsBelow(errors, parents, clientPath, maxErrorsOf(run)))
      }
      // A non-null root field of a mutation without a value makes data null: nothing that follows could be reported.
      if (!neededKeys.every((key) => data !== null && own(data, key) !== null)) run.isAborted = true
      if (data === null) return
      rewrite?.(data)
      for (const [i, object] of objectsAt(path, run).entries()) merge(object, i === 0 ? data : copyJson(data))
      forgetLonger(path, run)
    }
  return (run) =>
    isNested && objectsAt(path, run).length === 0
      ? null
      : { variables: usedVariables(run.variables), accept: accept(run) }
}

/** Keys of the root fields of a mutation that must not be null. */
function nonNullKeys({ operation }: FetchNode, schema: GraphQLSchema): string[] {
  const fields = schema.getMutationType()?.getFields() ?? {}
  return rootFields(operation)
    .filter(({ name }) => isNonNullType(fields[name.value]?.type))
    .map(responseKey)
}
