// Changes that a plan makes to what is sent to a subgraph and to what comes back.
import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isObject, own } from '../data/objects.ts'
import { typesWithin } from '../data/type-conditions.ts'

export type Rewrite = (object: Data) => void

const fragment = '... on '

/** Compiles the rewrites of a fetch; null where there are none. */
export function rewriting(schema: GraphQLSchema, rewrites: readonly FetchDataRewrite[] | undefined): Rewrite | null {
  const all = (rewrites ?? []).map((rewrite) => {
    const last = rewrite.path.at(-1) ?? ''
    return inside(schema, rewrite.path.slice(0, -1), (object) => {
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

/** Does something to each object at a path; a type condition in it is met by what does not tell its type. */
function inside(schema: GraphQLSchema, path: readonly string[], change: (object: Data) => void): Rewrite {
  const [first, ...rest] = path
  if (first === undefined) return change
  const deeper = inside(schema, rest, change)
  if (first.startsWith(fragment)) {
    const within = typesWithin(schema, first.slice(fragment.length))
    return (object) => {
      if (!object.__typename || within.has(object.__typename)) deeper(object)
    }
  }
  const each = (value: unknown): void => {
    if (Array.isArray(value)) for (const member of value) each(member)
    else if (isObject(value)) deeper(value)
  }
  return (object) => each(own(object, first))
}

/** Keys that rewrites give other names to, by the name under which subgraphs answer: for the paths of their errors. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[] | undefined): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  for (const rewrite of rewrites ?? []) {
    if (rewrite.kind === 'KeyRenamer') renamed.set(rewrite.path.at(-1) ?? '', rewrite.renameKeyTo)
  }
  return renamed
}
