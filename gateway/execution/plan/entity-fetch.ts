// A fetch of entities: representations of the objects at a path are sent, and what comes back is merged into them.
import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { GraphQLError, isObjectType } from 'graphql'
import { type Data, isObject, merge } from '../data/objects.ts'
import { forgetLonger, objectsAt, responsePathsAt } from '../data/paths.ts'
import { errorAt, type SubgraphResult } from '../data/subgraph-result.ts'
import type { PrepareFetch } from '../fetch/send.ts'
import { maxErrorsOf, type Run } from '../run.ts'
import type { PlanContext } from './context.ts'
import { clientPaths, entityErrors } from './error-paths.ts'
import { compileRepresentations } from './representations.ts'
import { compileRewrites } from './rewrites.ts'
import { variablesOf } from './variables.ts'

/** Compiles a fetch with `requires`. An entity that stands at several paths is fetched once. */
export function compileEntityFetch(
  node: FetchNode,
  context: PlanContext,
  keys: readonly string[],
  requires: readonly QueryPlanSelectionNode[],
): PrepareFetch {
  const { schema } = context
  const usedVariables = variablesOf(node)
  const path = context.pathOf(keys)
  const represent = compileRepresentations(schema, requires)
  const rewriteInput = compileRewrites(schema, node.inputRewrites)
  const rewriteOutput = compileRewrites(schema, node.outputRewrites)
  const clientPath = clientPaths(node, context)
  const isObjectName = (name: unknown): boolean => typeof name === 'string' && isObjectType(schema.getType(name))
  return (run) => {
    const { representations, targets } = represent(objectsAt(path, run))
    if (representations.length === 0) return null
    if (rewriteInput !== null) for (const representation of representations) rewriteInput(representation)
    const accept = ({ data, errors }: SubgraphResult): void => {
      if (errors.length > 0) {
        const paths = responsePathsAt(run.data, keys)
        run.errors.push(...entityErrors(errors, targets, paths, keys, clientPath, maxErrorsOf(run)))
      }
      if (data === null) return
      const entities = data._entities
      if (!Array.isArray(entities) || entities.length !== representations.length) {
        run.errors.push(errorAt(wrongCount(node), undefined))
        return
      }
      let hasNewObjects = false
      for (let i = 0; i < entities.length; i++) {
        const entity: unknown = entities[i]
        if (!isObject(entity)) continue
        const { __typename } = targets[i]![0]!
        // The object knows its type already, or the entity names an interface: an interface object does.
        const answered = entity.__typename
        if (answered !== undefined && (isObjectName(__typename) || !isObjectName(answered))) {
          entity.__typename = undefined
        }
        if (rewriteOutput !== null) {
          entity.__typename ??= __typename
          rewriteOutput(entity)
        }
        for (const target of targets[i]!) if (merge(target, entity)) hasNewObjects = true
        if (targets[i]!.length > 1) share(run, entity)
      }
      if (hasNewObjects) forgetLonger(path, run)
    }
    return { variables: { ...usedVariables(run.variables), representations }, accept }
  }
}

/** Marks the objects and lists of an entity that was merged into several objects. */
function share(run: Run, entity: Data): void {
  for (const key in entity) {
    const value = entity[key]
    if (typeof value !== 'object' || value === null) continue
    run.shared ??= new Set()
    run.shared.add(value)
  }
}

const wrongCount = ({ serviceName }: FetchNode): GraphQLError =>
  new GraphQLError(`${serviceName} did not return one entity for each representation`)
