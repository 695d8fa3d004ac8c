// From the objects at a path of the data to the representations that a subgraph is asked about.
import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isObject, merge, own } from './objects.ts'
import { typesWithin } from './type-conditions.ts'

export type Place = readonly (string | number)[]

/**
 * Calls back for each object at a path of the data, in order; `@` in a path stands for the members of a list.
 * Places are told only where one to begin with is given: to build them costs more than the walk.
 */
export function visitAt(
  value: unknown,
  path: readonly string[],
  found: (object: Data, place: Place | null) => void,
  place: Place | null = null,
  depth = 0,
): void {
  if (value === null || value === undefined) return
  const key = path[depth]
  if (key === undefined) {
    if (isObject(value)) found(value, place)
  } else if (key !== '@') {
    if (isObject(value)) visitAt(own(value, key), path, found, place && [...place, key], depth + 1)
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) visitAt(value[i], path, found, place && [...place, i], depth + 1)
  }
}

/** What identifies an object for a subgraph, with what it requires to know; null when the object lacks some of it. */
export type Representing = (object: Data) => Data | null

/** Compiles the `requires` of a fetch. */
export function representing(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]): Representing {
  const project = projection(schema, requires)
  return (object) => {
    const representation = project(object)
    return representation?.__typename ? representation : null
  }
}

function projection(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Representing {
  const parts = selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [fieldPart(schema, selection)]
    const { typeCondition } = selection
    // So does Apollo's executor: what has no condition asks for nothing.
    if (typeCondition === undefined) return []
    const within = typesWithin(schema, typeCondition)
    const inner = projection(schema, selection.selections)
    return [
      (object: Data, into: Data) => {
        if (within.has(object.__typename)) merge(into, inner(object) ?? {})
        return true
      },
    ]
  })
  return (object) => {
    const into: Data = {}
    for (const part of parts) if (!part(object, into)) return null
    return into
  }
}

/** Copies a field; false when the object has none. */
function fieldPart(schema: GraphQLSchema, { alias, name, selections }: QueryPlanSelectionNode & { kind: 'Field' }) {
  const key = alias ?? name
  const inner = selections === undefined ? null : projection(schema, selections)
  const copy = (value: unknown): unknown => {
    if (inner === null || value === null || value === undefined) return value
    if (Array.isArray(value)) return value.map(copy)
    return isObject(value) ? inner(value) : value
  }
  return (object: Data, into: Data): boolean => {
    const value = own(object, key)
    if (value === undefined) return false
    into[key] = copy(value)
    return true
  }
}
