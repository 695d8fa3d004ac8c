// From objects of the data to the representations that a subgraph is asked about.
import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { generated, property, reading } from '../data/compiled-function.ts'
import { type Data, isObject, merge, own } from '../data/objects.ts'
import { typesWithin } from '../data/type-conditions.ts'

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

/** Compiles the `requires` of a fetch: of objects those that can be asked about, equal ones together. */
export function gathering(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]) {
  const representingOf = representing(schema, requires)
  return (objects: readonly Data[]): Asked => {
    const representations: Data[] = []
    const targets: Data[][] = []
    const types = new Map<Representing, Map<unknown, Data[]>>()
    // Lists are of one type, nearly all.
    let name: unknown
    let its: Representing | undefined
    let equals = new Map<unknown, Data[]>()
    for (const object of objects) {
      const { __typename } = object
      if (its === undefined || __typename !== name) {
        name = __typename
        its = representingOf(object)
        equals = types.get(its) ?? new Map()
        types.set(its, equals)
      }
      const key = its.keyOf(object)
      if (key === undefined) continue
      const equal = equals.get(key)
      if (equal !== undefined) {
        equal.push(object)
        continue
      }
      const alike = [object]
      equals.set(key, alike)
      targets.push(alike)
      representations.push(its.represent(object))
    }
    return { representations, targets }
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
  const keys = fields.filter((field) => field !== '__typename')
  const values = keys.map(
    (key, i) => `const v${i} = ${reading('object', key)}; if (v${i} === undefined) return undefined`,
  )
  // One value is its own key; what is no scalar is equal to itself alone, and asked for in each place.
  const key = keys.length === 1 ? 'v0' : keys.map((_, i) => unambiguous(`v${i}`)).join(' + ') || "''"
  return {
    keyOf: generated(`(object) => { ${values.join('\n')}\nreturn ${key} }`),
    represent: generated(
      `(object) => ({ ${fields.map((field) => property(field, reading('object', field))).join(', ')} })`,
    ),
  }
}

/** Code for a value with its length or its end, so that no two are the same one behind the other. */
const unambiguous = (v: string): string =>
  `(typeof ${v} === 'string' ? ${v}.length + ':' + ${v} : (typeof ${v} === 'number' ? ${v} : JSON.stringify(${v})) + ' ')`

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
