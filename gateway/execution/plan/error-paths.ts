// From the paths of a subgraph's errors to the paths of the client's response.
import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLError } from 'graphql'
import type { Data } from '../data/objects.ts'
import type { ResponsePath } from '../data/paths.ts'
import { errorAt, type SubgraphError } from '../data/subgraph-result.ts'
import type { PlanContext } from './context.ts'
import { renamedKeys } from './rewrites.ts'

/** Translates paths under the keys of a fetch to the client's keys. */
export function clientPaths({ outputRewrites }: FetchNode, { aliases }: PlanContext) {
  const renamed = renamedKeys(outputRewrites)
  return (path: ResponsePath): ResponsePath =>
    path.map((segment) => (typeof segment === 'number' ? segment : aliases.clientKey(renamed.get(segment) ?? segment)))
}

/** The errors of a root fetch below each of its parents, up to a limit. */
export function errorsBelow(
  errors: readonly SubgraphError[],
  parents: readonly ResponsePath[],
  clientPath: (path: ResponsePath) => ResponsePath,
  limit: number,
): GraphQLError[] {
  const located = errors.flatMap((error) => {
    const { path } = error
    if (path === undefined) return [errorAt(error, undefined)]
    return parents.slice(0, limit).map((parent) => errorAt(error, clientPath([...parent, ...path])))
  })
  return located.slice(0, limit)
}

/** The errors of an entity fetch at every path where the entity stands, up to a limit. */
export function entityErrors(
  errors: readonly SubgraphError[],
  targets: readonly (readonly Data[])[],
  paths: ReadonlyMap<Data, readonly ResponsePath[]>,
  keys: readonly string[],
  clientPath: (path: ResponsePath) => ResponsePath,
  limit: number,
): GraphQLError[] {
  const located: GraphQLError[] = []
  for (const error of errors) {
    const [, position, ...inner] = error.path ?? []
    const objects = typeof position === 'number' ? targets[position] : undefined
    const errorPaths =
      objects === undefined
        ? [pathBeforeList(keys)]
        : [...new Set(objects)].flatMap((object) => (paths.get(object) ?? []).map((path) => [...path, ...inner]))
    for (const path of errorPaths.slice(0, limit - located.length)) located.push(errorAt(error, clientPath(path)))
  }
  return located
}

/** A path of the plan up to its first list, behind which it means many paths. Of joined events, the path within each. */
function pathBeforeList(keys: readonly string[]): readonly string[] {
  const inner = keys[0] === '@' ? keys.slice(1) : keys
  const list = inner.indexOf('@')
  return list === -1 ? inner : inner.slice(0, list)
}
