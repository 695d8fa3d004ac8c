// Rewrites of a plan: changes to the representations that are sent to a subgraph, and to the data that come back.
import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isObject, own } from '../data/objects.ts'
import { typesWithin } from '../data/type-conditions.ts'

export type Rewrite = (object: Data) => void

const fragment = '... on '

/** Compiles the rewrites of a fetch; null where there are none. */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  const all = (rewrites ?? []).map((rewrite) => {
    const last = rewrite.path.at(-1) ?? ''
    return compileAt(schema, rewrite.path.slice(0, -1), (object) => {
      if (rewrite.kind === 'ValueSetter') object[last] = rewrite.setValueTo
      else if (own(object, last) !== undefined) {
        object[rewrite.renameKeyTo] = object[last]
        delete object[last]
      }
    })
  })
  if (all.length === 0) return null
  return (object) => {
    for (const rewrite of all) rewrite(object)
  }
}

/** Applies a rewrite to each object at a path. An object of unknown type meets every type condition in it. */
function compileAt(schema: GraphQLSchema, path: readonly string[], rewrite: Rewrite): Rewrite {
  const [first, ...rest] = path
  if (first === undefined) return rewrite
  const inner = compileAt(schema, rest, rewrite)
  if (first.startsWith(fragment)) {
    const within = typesWithin(schema, first.slice(fragment.length))
    return (object) => {
      if (!object.__typename || within.has(object.__typename)) inner(object)
    }
  }
  const each = (value: unknown): void => {
    if (Array.isArray(value)) for (const member of value) each(member)
    else if (isObject(value)) inner(value)
  }
  return (object) => each(own(object, first))
}

/** New keys by the key under which the subgraph answers: the paths of its errors need them. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[] | undefined): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  for (const rewrite of rewrites ?? []) {
    if (rewrite.kind === 'KeyRenamer') renamed.set(rewrite.path.at(-1) ?? '', rewrite.renameKeyTo)
  }
  return renamed
}
