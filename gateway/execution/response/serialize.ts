// The response as JSON text: what subgraphs answered, completed by functions compiled from the client's own selection, in
// its order and under its keys, with null where access refuses a field or a value does not fit its type.
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
  type Completer,
  completeObject,
  type FieldCompleter,
  fallen,
  type Introspected,
  type Problem,
  type Work,
} from './object-completer.ts'

/** What a response is written for. */
export interface Written {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly selectionSet: SelectionSetNode
  readonly rootType: GraphQLCompositeType
  /** The key under which the data have a field. */
  keyOf(node: FieldNode): string
  isRefused(typeName: string, field: string): boolean
}

export interface Response {
  /** JSON of an object with nothing but `data`. */
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * Writes one response; it changes nothing.
 * @param shared objects and lists that stand in several places: each is completed once
 */
export type Serializer = (
  data: Data | null,
  introspected: Introspected | null,
  shared?: ReadonlySet<object> | null,
) => Response

/** A client that sees so many places refused sees that the rest is too. */
const mostProblems = 100

/** Compiles the selection for requests whose conditions hold as told. Types are compiled when one is met. */
export function createSerializer(written: Written, variables: Readonly<Record<string, unknown>>): Serializer {
  const complete = objectCompleter(written, variables, written.rootType, [written.selectionSet])
  const write = (value: unknown): string => JSON.stringify({ data: value === fallen ? null : value })
  return (data, introspected, shared = null) => {
    if (data === null) return { text: write(null), problems: [] }
    const quick: Work = { path: null, introspected, problems: [], count: 0, shared, known: new Map() }
    const completed = complete(data, quick)
    if (quick.count === 0) return { text: write(completed), problems: [] }
    // Each place has a path of its own.
    const exact: Work = { ...quick, path: [], problems: [], count: 0, shared: null }
    return { text: write(complete(data, exact)), problems: exact.problems }
  }
}

function report(work: Work, message: string | null): void {
  work.count++
  if (work.path !== null && work.problems.length < mostProblems) work.problems.push({ path: [...work.path], message })
}

function objectCompleter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Completer {
  const fields = [...collectFields(written, variables, type, sets)].map(
    ([key, nodes]): FieldCompleter => ({
      key,
      dataKey: written.keyOf(nodes[0]!),
      ...fieldCompleter(written, variables, type, nodes),
    }),
  )
  return completeObject(fields)
}

function fieldCompleter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  parent: GraphQLCompositeType,
  nodes: readonly FieldNode[],
): Pick<FieldCompleter, 'complete' | 'leaf'> {
  const name = nodes[0]!.name.value
  if (name === '__typename') {
    const typeName = isObjectType(parent) ? parent.name : fallen
    return { complete: () => typeName, leaf: null }
  }
  if (name.startsWith('__')) {
    const key = responseKey(nodes[0]!)
    return { complete: (_, { introspected }) => introspected?.[key] ?? null, leaf: null }
  }
  const { type } = isUnionType(parent) ? { type: undefined } : (parent.getFields()[name] ?? { type: undefined })
  if (type === undefined) throw new Error(`${parent.name} has no field ${name}`)
  if (written.isRefused(parent.name, name)) {
    const refused = isNonNullType(type) ? fallen : null
    const complete: Completer = (_, work) => {
      report(work, null)
      return refused
    }
    return { complete, leaf: null }
  }
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return { complete: valueCompleter(written, variables, type, sets, `${parent.name}.${name}`), leaf: leafIn(type) }
}

function leafIn(type: GraphQLOutputType): GraphQLLeafType | null {
  const inner = isNonNullType(type) ? type.ofType : type
  return isLeafType(inner) ? inner : null
}

function valueCompleter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  coordinate: string,
): Completer {
  if (isNonNullType(type)) return nonNull(valueCompleter(written, variables, type.ofType, sets, coordinate), coordinate)
  if (isListType(type)) {
    return listCompleter(valueCompleter(written, variables, type.ofType, sets, coordinate), coordinate)
  }
  if (isLeafType(type)) return leafCompleter(leafOf(type), coordinate)
  const complete = isAbstractType(type)
    ? abstractCompleter(written, variables, type, sets, coordinate)
    : objectCompleter(written, variables, type, sets)
  return (value, work) => {
    if (value === null || value === undefined) return null
    if (!isObject(value)) return unfit(work, coordinate)
    const completed = once(value, complete, work)
    return completed === fallen ? null : completed
  }
}

function nonNull(complete: Completer, coordinate: string): Completer {
  return (value, work) => {
    const before = work.count
    const completed = complete(value, work)
    if (completed !== null) return completed
    // Whatever inside made it null has been told.
    if (work.count === before) report(work, `Cannot return null for the non-null ${coordinate}`)
    return fallen
  }
}

function listCompleter(complete: Completer, coordinate: string): Completer {
  const members: Completer = (value, work) => {
    const { path } = work
    const given = value as readonly unknown[]
    const list: unknown[] = []
    let isFallen = false
    for (let i = 0; i < given.length; i++) {
      path?.push(i)
      const completed = complete(given[i], work)
      path?.pop()
      if (completed === fallen) isFallen = true
      list.push(completed)
    }
    return isFallen ? null : list
  }
  return (value, work) => {
    if (value === null || value === undefined) return null
    return Array.isArray(value) ? once(value, members, work) : unfit(work, coordinate)
  }
}

/** Completes a value that stands in several places once. */
function once(value: object, complete: Completer, work: Work): unknown {
  const { shared, known } = work
  if (shared === null || !shared.has(value)) return complete(value, work)
  const before = known.get(value)
  if (before?.complete === complete) return before.completed
  const completed = complete(value, work)
  known.set(value, { complete, completed })
  return completed
}

const leafCompleter =
  (leaf: (value: unknown) => unknown, coordinate: string): Completer =>
  (value, work) => {
    if (value === null || value === undefined) return null
    const completed = leaf(value)
    return completed === undefined ? unfit(work, coordinate) : completed
  }

/** The type is what the data say; of an interface object that may be the interface itself. */
function abstractCompleter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  declared: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  coordinate: string,
): Completer {
  const completers = new Map<unknown, Completer>()
  const completerOf = (name: unknown): Completer | undefined => {
    const type = name === undefined ? declared : typeof name === 'string' ? written.schema.getType(name) : undefined
    if (!isPossible(written.schema, declared, type)) return undefined
    // Of an interface alone only its fields can be told.
    if (isInterfaceType(type) && asksType(written, variables, type, sets)) return undefined
    const complete = objectCompleter(written, variables, type, sets)
    completers.set(name, complete)
    return complete
  }
  return (value, work) => {
    const name = (value as Data).__typename
    const complete = completers.get(name) ?? completerOf(name)
    return complete === undefined ? unfit(work, coordinate) : complete(value, work)
  }
}

/** Whether a value of one type may be told to be of the other. Of a union nothing can be told without the type. */
function isPossible(
  schema: GraphQLSchema,
  declared: GraphQLCompositeType,
  type: GraphQLNamedType | undefined,
): type is GraphQLObjectType | GraphQLInterfaceType {
  if (!isObjectType(type) && !isInterfaceType(type)) return false
  return type === declared || (isAbstractType(declared) && schema.isSubType(declared, type))
}

function asksType(...selected: Parameters<typeof collectFields>): boolean {
  return collectFields(...selected)
    .values()
    .some(([node]) => node?.name.value === '__typename')
}

function unfit(work: Work, coordinate: string): null {
  report(work, `What was found for ${coordinate} does not fit its type`)
  return null
}
