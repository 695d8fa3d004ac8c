// From objects of the data to the representations that a subgraph is asked about.
import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isObject, merge, own } from './objects.ts'
import { typesWithin } from './type-conditions.ts'

/** What identifies objects of one type for a subgraph, with what it requires to know. */
export interface Representing {
  /** Tells objects of the type apart whose representations differ; undefined when an object lacks some of it. */
  keyOf(object: Data): unknown
  /** The representation of an object that has a key. */
  represent(object: Data): Data
}

/** What a fetch asks about: each representation with the objects that it stands for. */
export interface Asked {
  readonly representations: Data[]
  readonly targets: Data[][]
}

/** Compiles the `requires` of a fetch: adds an object to what is asked about, to an equal one where there is one. */
export function gathering(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]) {
  const representingOf = representing(schema, requires)
  return (): Asked & { add(object: Data): void } => {
    const representations: Data[] = []
    const targets: Data[][] = []
    const types = new Map<Representing, Map<unknown, Data[]>>()
    // Lists are of one type, nearly all.
    let its: Representing | undefined
    let equals = new Map<unknown, Data[]>()
    return {
      representations,
      targets,
      add(object) {
        const representing = representingOf(object)
        if (representing !== its) {
          its = representing
          equals = types.get(its) ?? new Map()
          types.set(its, equals)
        }
        const key = its.keyOf(object)
        if (key === undefined) return
        const equal = equals.get(key)
        if (equal !== undefined) {
          equal.push(object)
          return
        }
        const objects = [object]
        equals.set(key, objects)
        targets.push(objects)
        representations.push(its.represent(object))
      },
    }
  }
}

/** Representations for objects of each type by itself. */
export function representing(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]) {
  const known = new Map<unknown, Representing>()
  return (object: Data): Representing => {
    const { __typename } = object
    let found = known.get(__typename)
    if (found === undefined) {
      const met = requires.filter((each) => each.kind === 'Field' || isMet(schema, each.typeCondition, __typename))
      const [only] = met
      const fields = met.length === 1 && only?.kind === 'InlineFragment' ? plainFields(only.selections) : null
      found = fields === null ? byProjection(projection(schema, requires)) : byFields(fields)
      // Names that no type has come from a broken subgraph, and may be without end.
      if (typeof __typename === 'string' && schema.getType(__typename)) known.set(__typename, found)
    }
    return found
  }
}

/** So does Apollo's executor: what has no condition asks for nothing. */
const isMet = (schema: GraphQLSchema, condition: string | undefined, typeName: unknown): boolean =>
  condition !== undefined && typesWithin(schema, condition).has(typeName)

/** Keys of fields without fields of their own; null where there are others, or the type is not among them. */
function plainFields(selections: readonly QueryPlanSelectionNode[]): string[] | null {
  const keys = selections.map((each) =>
    each.kind === 'Field' && each.selections === undefined ? (each.alias ?? each.name) : null,
  )
  return keys.includes('__typename') && keys.every((key) => key !== null) ? keys : null
}

/** What nearly all ask for: a type and the values of its key. */
function byFields(fields: readonly string[]): Representing {
  const [only, ...others] = fields.filter((field) => field !== '__typename')
  return {
    // One value is its own key; what is no scalar is equal to itself alone, and asked for in each place.
    keyOf: others.length === 0 && only !== undefined ? (object) => own(object, only) : keyOfAll(fields),
    represent(object) {
      const representation: Data = {}
      for (const field of fields) representation[field] = object[field]
      return representation
    },
  }
}

/** Each value with its length or its end, so that no two are the same one behind the other. */
const keyOfAll = (fields: readonly string[]) => (object: Data) => {
  let key = ''
  for (const field of fields) {
    const value = own(object, field)
    if (typeof value === 'string') key += `${value.length}:${value}`
    else if (typeof value === 'number') key += `${value} `
    else if (value === undefined) return undefined
    else key += `${JSON.stringify(value)} `
  }
  return key
}

type Projection = (object: Data) => Data | null

const byProjection = (project: Projection): Representing => ({
  keyOf(object) {
    const representation = project(object)
    return representation?.__typename ? JSON.stringify(representation) : undefined
  },
  represent: (object) => project(object)!,
})

function projection(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Projection {
  const parts = selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [fieldPart(schema, selection)]
    const { typeCondition } = selection
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
function fieldPart(schema: GraphQLSchema, { alias, name, selections }: QueryPlanFieldNode) {
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
