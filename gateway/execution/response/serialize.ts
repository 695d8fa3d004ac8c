// The response as JSON text: data of subgraphs, completed by functions that are compiled from the client's selection. Fields
// come in its order and under its keys, with null where access refuses a field or a value does not fit its type.
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql'
import { responseKey } from '../../selections/aliases.ts'
import { collectFields } from '../../selections/selections.ts'
import { type Data, isObject } from '../data/objects.ts'
import { leafOf } from './leaves.ts'
import {
  type Cause,
  type Completer,
  type Completion,
  completeObject,
  type FieldCompleter,
  type Introspected,
  type NullCause,
  propagateNull,
} from './object-completer.ts'

/** What responses are serialized for. */
export interface SerializerSettings {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly selectionSet: SelectionSetNode
  readonly rootType: GraphQLCompositeType
  /** The key of a field in the data. */
  keyOf(node: FieldNode): string
  isRefused(typeName: string, field: string): boolean
}

export interface SerializedData {
  /** JSON of an object with `data` only. */
  readonly text: string
  /** What the text says. */
  readonly data: unknown
  readonly causes: readonly NullCause[]
}

/**
 * Serializes the data of one response without changing them.
 * @param shared objects and lists that stand at several paths: each is completed once
 */
export type Serializer = (
  data: Data | null,
  introspected: Introspected | null,
  shared?: ReadonlySet<object> | null,
) => SerializedData

/** How many causes of null a client gets: after so many the rest adds nothing. */
const maxCauses = 100

/** Compiles the selection for one set of values of its conditions. The types behind interfaces and unions are compiled when met. */
export function createSerializer(
  settings: SerializerSettings,
  variables: Readonly<Record<string, unknown>>,
): Serializer {
  const complete = objectCompleter(settings, variables, settings.rootType, [settings.selectionSet])
  return (data, introspected, shared = null) => {
    if (data === null) return serialized(null, [])
    const fast: Completion = { path: null, introspected, causes: [], count: 0, shared, completed: new Map() }
    const completed = complete(data, fast)
    if (fast.count === 0) return serialized(completed, [])
    // A shared object is completed for each of its paths, since causes have paths.
    const exact: Completion = { ...fast, path: [], causes: [], count: 0, shared: null }
    return serialized(complete(data, exact), exact.causes)
  }
}

function serialized(completed: unknown, causes: readonly NullCause[]): SerializedData {
  const data = completed === propagateNull ? null : completed
  return { text: JSON.stringify({ data }), data, causes }
}

function reportCause(completion: Completion, cause: Cause): void {
  completion.count++
  const { path, causes } = completion
  if (path !== null && causes.length < maxCauses) causes.push({ ...cause, path: [...path] })
}

function objectCompleter(
  settings: SerializerSettings,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Completer {
  const fields = [...collectFields(settings, variables, type, sets)].map(
    ([key, nodes]): FieldCompleter => ({
      key,
      dataKey: settings.keyOf(nodes[0]!),
      ...fieldCompleter(settings, variables, type, nodes),
    }),
  )
  return completeObject(fields)
}

function fieldCompleter(
  settings: SerializerSettings,
  variables: Readonly<Record<string, unknown>>,
  parent: GraphQLCompositeType,
  nodes: readonly FieldNode[],
): Pick<FieldCompleter, 'complete' | 'leaf'> {
  const name = nodes[0]!.name.value
  if (name === '__typename') {
    const typeName = isObjectType(parent) ? parent.name : propagateNull
    return { complete: () => typeName, leaf: null }
  }
  if (name.startsWith('__')) {
    const key = responseKey(nodes[0]!)
    return { complete: (_, { introspected }) => introspected?.[key] ?? null, leaf: null }
  }
  const { type } = isUnionType(parent) ? { type: undefined } : (parent.getFields()[name] ?? { type: undefined })
  if (type === undefined) throw new Error(`${parent.name} has no field ${name}`)
  if (settings.isRefused(parent.name, name)) {
    const refused = isNonNullType(type) ? propagateNull : null
    const complete: Completer = (_, completion) => {
      reportCause(completion, { message: null, typeName: parent.name, field: name })
      return refused
    }
    return { complete, leaf: null }
  }
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return { complete: valueCompleter(settings, variables, type, sets, `${parent.name}.${name}`), leaf: leafIn(type) }
}

function leafIn(type: GraphQLOutputType): GraphQLLeafType | null {
  const inner = isNonNullType(type) ? type.ofType : type
  return isLeafType(inner) ? inner : null
}

function valueCompleter(
  settings: SerializerSettings,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  coordinate: string,
): Completer {
  if (isNonNullType(type))
    return nonNull(valueCompleter(settings, variables, type.ofType, sets, coordinate), coordinate)
  if (isListType(type)) {
    return listCompleter(valueCompleter(settings, variables, type.ofType, sets, coordinate), coordinate)
  }
  if (isLeafType(type)) return leafCompleter(leafOf(type), coordinate)
  const complete = isAbstractType(type)
    ? abstractCompleter(settings, variables, type, sets, coordinate)
    : objectCompleter(settings, variables, type, sets)
  return (value, completion) => {
    if (value === null || value === undefined) return null
    if (!isObject(value)) return reportMismatch(completion, coordinate)
    const completed = once(value, complete, completion)
    return completed === propagateNull ? null : completed
  }
}

function nonNull(complete: Completer, coordinate: string): Completer {
  return (value, completion) => {
    const before = completion.count
    const completed = complete(value, completion)
    if (completed !== null) return completed
    // Otherwise the cause inside was reported.
    if (completion.count === before) {
      reportCause(completion, { message: `Cannot return null for the non-null ${coordinate}` })
    }
    return propagateNull
  }
}

function listCompleter(complete: Completer, coordinate: string): Completer {
  const members: Completer = (value, completion) => {
    const { path } = completion
    const given = value as readonly unknown[]
    const list: unknown[] = []
    let hasPropagated = false
    for (let i = 0; i < given.length; i++) {
      path?.push(i)
      const completed = complete(given[i], completion)
      path?.pop()
      if (completed === propagateNull) hasPropagated = true
      list.push(completed)
    }
    return hasPropagated ? null : list
  }
  return (value, completion) => {
    if (value === null || value === undefined) return null
    return Array.isArray(value) ? once(value, members, completion) : reportMismatch(completion, coordinate)
  }
}

/** Completes a shared value once. */
function once(value: object, complete: Completer, completion: Completion): unknown {
  const { shared, completed } = completion
  if (shared === null || !shared.has(value)) return complete(value, completion)
  const before = completed.get(value)
  if (before?.complete === complete) return before.value
  const result = complete(value, completion)
  completed.set(value, { complete, value: result })
  return result
}

const leafCompleter =
  (leaf: (value: unknown) => unknown, coordinate: string): Completer =>
  (value, completion) => {
    if (value === null || value === undefined) return null
    const completed = leaf(value)
    return completed === undefined ? reportMismatch(completion, coordinate) : completed
  }

/** Completes a value by the type that its __typename names. For an interface object that may be the interface itself. */
function abstractCompleter(
  settings: SerializerSettings,
  variables: Readonly<Record<string, unknown>>,
  declared: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  coordinate: string,
): Completer {
  const completers = new Map<unknown, Completer>()
  const completerOf = (name: unknown): Completer | undefined => {
    const type = name === undefined ? declared : typeof name === 'string' ? settings.schema.getType(name) : undefined
    if (!isPossible(settings.schema, declared, type)) return undefined
    // The object type of an interface object is not known: __typename cannot be completed.
    if (isInterfaceType(type) && selectsTypename(settings, variables, type, sets)) return undefined
    const complete = objectCompleter(settings, variables, type, sets)
    completers.set(name, complete)
    return complete
  }
  return (value, completion) => {
    const name = (value as Data).__typename
    const complete = completers.get(name) ?? completerOf(name)
    return complete === undefined ? reportMismatch(completion, coordinate) : complete(value, completion)
  }
}

/** Whether a value of the declared type may be of the other. */
function isPossible(
  schema: GraphQLSchema,
  declared: GraphQLCompositeType,
  type: GraphQLNamedType | undefined,
): type is GraphQLObjectType | GraphQLInterfaceType {
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  return type === declared || (isAbstractType(declared) && schema.isSubType(declared, type))
}

function selectsTypename(...selected: Parameters<typeof collectFields>): boolean {
  return collectFields(...selected)
    .values()
    .some(([node]) => node?.name.value === '__typename')
}

function reportMismatch(completion: Completion, coordinate: string): null {
  reportCause(completion, { message: `The value of ${coordinate} does not fit its type` })
  return null
}
