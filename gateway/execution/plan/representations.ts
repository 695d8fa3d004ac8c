// From objects of the data to the representations of entities that a subgraph is asked for.
import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { compileFunction, propertyCode, readCode } from '../data/compiled-function.ts'
import { type Data, isObject, merge, own } from '../data/objects.ts'
import { typesWithin } from '../data/type-conditions.ts'

/** How objects of one type are represented: by their key, and by the fields that @requires asks for. */
export interface Representer {
  /** Equal for objects with equal representations; undefined for an object that lacks a part of it. */
  keyOf(object: Data): unknown
  /** The representation of an object that has a key. */
  represent(object: Data): Data
}

/** The representations of one fetch, each with the objects that its entity belongs to. */
export interface Representations {
  readonly representations: Data[]
  readonly targets: Data[][]
}

/** Compiles the `requires` of a fetch. Objects with equal representations share one; those that lack a part have none. */
export function compileRepresentations(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]) {
  const representerOf = compileRepresenters(schema, requires)
  return (objects: readonly Data[]): Representations => {
    const representations: Data[] = []
    const targets: Data[][] = []
    const byRepresenter = new Map<Representer, Map<unknown, Data[]>>()
    // Most lists are of one type: its representer is looked up once.
    let typeName: unknown
    let representer: Representer | undefined
    let byKey = new Map<unknown, Data[]>()
    for (const object of objects) {
      const { __typename } = object
      if (representer === undefined || __typename !== typeName) {
        typeName = __typename
        representer = representerOf(object)
        byKey = byRepresenter.get(representer) ?? new Map()
        byRepresenter.set(representer, byKey)
      }
      const key = representer.keyOf(object)
      if (key === undefined) continue
      const equal = byKey.get(key)
      if (equal !== undefined) {
        equal.push(object)
        continue
      }
      const target = [object]
      byKey.set(key, target)
      targets.push(target)
      representations.push(representer.represent(object))
    }
    return { representations, targets }
  }
}

/** The representer of each object, by its type. */
export function compileRepresenters(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]) {
  const cached = new Map<unknown, Representer>()
  return (object: Data): Representer => {
    const { __typename } = object
    let representer = cached.get(__typename)
    if (representer === undefined) {
      const applicable = requires.filter(
        (each) => each.kind === 'Field' || applies(schema, each.typeCondition, __typename),
      )
      const [only] = applicable
      const fields = applicable.length === 1 && only?.kind === 'InlineFragment' ? plainFields(only.selections) : null
      representer =
        fields === null ? representByProjection(compileProjection(schema, requires)) : representByFields(fields)
      // A broken subgraph may send any number of names that no type has.
      if (typeof __typename === 'string' && schema.getType(__typename)) cached.set(__typename, representer)
    }
    return representer
  }
}

/** As in Apollo's executor, a fragment without a type condition applies to nothing. */
const applies = (schema: GraphQLSchema, condition: string | undefined, typeName: unknown): boolean =>
  condition !== undefined && typesWithin(schema, condition).has(typeName)

/** The keys of a selection of leaf fields with __typename; null for any other selection. */
function plainFields(selections: readonly QueryPlanSelectionNode[]): string[] | null {
  const keys = selections.map((each) =>
    each.kind === 'Field' && each.selections === undefined ? (each.alias ?? each.name) : null,
  )
  return keys.includes('__typename') && keys.every((key) => key !== null) ? keys : null
}

/** The usual case: a type and the values of its key. */
function representByFields(fields: readonly string[]): Representer {
  const keys = fields.filter((field) => field !== '__typename')
  const values = keys.map(
    (key, i) => `const v${i} = ${readCode('object', key)}; if (v${i} === undefined) return undefined`,
  )
  // A single value is its own key. One that is no primitive equals itself only, and is sent once for each object.
  const key = keys.length === 1 ? 'v0' : keys.map((_, i) => delimitedCode(`v${i}`)).join(' + ') || "''"
  return {
    keyOf: compileFunction(`(object) => { ${values.join('\n')}\nreturn ${key} }`),
    represent: compileFunction(
      `(object) => ({ ${fields.map((field) => propertyCode(field, readCode('object', field))).join(', ')} })`,
    ),
  }
}

/** Code for a value as text whose end is recognisable, so that different values do not add up to the same key. */
const delimitedCode = (v: string): string =>
  `(typeof ${v} === 'string' ? ${v}.length + ':' + ${v} : (typeof ${v} === 'number' ? ${v} : JSON.stringify(${v})) + ' ')`

type Projection = (object: Data) => Data | null

const representByProjection = (project: Projection): Representer => ({
  keyOf(object) {
    const representation = project(object)
    return representation?.__typename ? JSON.stringify(representation) : undefined
  },
  represent: (object) => project(object)!,
})

function compileProjection(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Projection {
  const parts = selections.flatMap((selection) => {
    if (selection.kind === 'Field') return [copyField(schema, selection)]
    const { typeCondition } = selection
    if (typeCondition === undefined) return []
    const within = typesWithin(schema, typeCondition)
    const project = compileProjection(schema, selection.selections)
    return [
      (object: Data, into: Data) => {
        if (within.has(object.__typename)) merge(into, project(object) ?? {})
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

/** Copies a field; false when the object lacks it. */
function copyField(schema: GraphQLSchema, { alias, name, selections }: QueryPlanFieldNode) {
  const key = alias ?? name
  const project = selections === undefined ? null : compileProjection(schema, selections)
  const copy = (value: unknown): unknown => {
    if (project === null || value === null || value === undefined) return value
    if (Array.isArray(value)) return value.map(copy)
    return isObject(value) ? project(value) : value
  }
  return (object: Data, into: Data): boolean => {
    const value = own(object, key)
    if (value === undefined) return false
    into[key] = copy(value)
    return true
  }
}
