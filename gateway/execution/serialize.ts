// The response as JSON text, written by functions compiled from the client's own selection: in its order, under its
// keys, with null where access refuses a field or a value does not fit its type.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { responseKey } from './aliases.ts'
import { leafWriter } from './leaves.ts'
import { type Data, isObject, own } from './objects.ts'
import type { Place } from './visit.ts'

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

/** Why a place is null though the data or the client's rights might have had it otherwise. */
export interface Problem {
  readonly path: Place
  /** Null where access refuses the field. */
  readonly message: string | null
}

export interface Response {
  /** JSON of the data. */
  readonly text: string
  readonly problems: readonly Problem[]
}

/** JSON texts of root fields that no subgraph answers, by response key. */
export type Introspected = Readonly<Record<string, string>>

/**
 * Writes one response; it changes nothing.
 * @param shared objects and lists that stand in several places: each is written once
 */
export type Serializer = (
  data: Data | null,
  introspected: Introspected | null,
  shared?: ReadonlySet<object> | null,
) => Response

interface Writing {
  /** Null while nothing is wrong: to follow the way costs more than to write once again when something is. */
  readonly path: (string | number)[] | null
  readonly introspected: Introspected | null
  readonly problems: Problem[]
  count: number
  readonly shared: ReadonlySet<object> | null
  /** What was written of them, and by whom: a value may stand under several fields. */
  readonly texts: Map<object, { readonly write: Writer; readonly text: string }>
}

type Writer = (value: unknown, writing: Writing) => string

/** No JSON: the value is null where it may not be, and takes its parent with it. */
const fallen = ''
/** A client that sees so many places refused sees that the rest is too. */
const mostProblems = 100

/** Compiles the selection for requests whose conditions hold as told. Types are compiled when one is met. */
export function createSerializer(written: Written, variables: Readonly<Record<string, unknown>>): Serializer {
  const write = objectWriter(written, variables, written.rootType, [written.selectionSet])
  return (data, introspected, shared = null) => {
    if (data === null) return { text: 'null', problems: [] }
    const quick: Writing = { path: null, introspected, problems: [], count: 0, shared, texts: new Map() }
    const text = write(data, quick)
    if (quick.count === 0) return { text: text === fallen ? 'null' : text, problems: [] }
    // Each place has a path of its own.
    const exact: Writing = { ...quick, path: [], problems: [], count: 0, shared: null }
    return { text: write(data, exact) || 'null', problems: exact.problems }
  }
}

/** Names of the variables on which it depends what is included. */
export function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>()
  const look = (set: SelectionSetNode): void => {
    for (const node of set.selections) {
      for (const { name, arguments: given } of node.directives ?? []) {
        const value = given?.[0]?.value
        if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE)
          names.add(value.name.value)
      }
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet !== undefined) look(node.selectionSet)
    }
  }
  for (const definition of document.definitions) if ('selectionSet' in definition) look(definition.selectionSet)
  return [...names]
}

/** What @skip and @include say under coerced variables. */
export const isIncluded = (node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false

function report(writing: Writing, message: string | null): void {
  writing.count++
  if (writing.path !== null && writing.problems.length < mostProblems) {
    writing.problems.push({ path: [...writing.path], message })
  }
}

function objectWriter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Writer {
  const fields = [...collect(written, variables, type, sets)].map(([key, nodes], i) => ({
    prefix: `${i === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    key,
    dataKey: written.keyOf(nodes[0]!),
    write: fieldWriter(written, variables, type, nodes),
  }))
  if (fields.length === 0) return () => '{}'
  return (value, writing) => {
    const { path } = writing
    let text = ''
    for (const { prefix, key, dataKey, write } of fields) {
      path?.push(key)
      const part = write(own(value as Data, dataKey), writing)
      path?.pop()
      if (part === fallen) return fallen
      text += prefix + part
    }
    return `${text}}`
  }
}

function fieldWriter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  parent: GraphQLCompositeType,
  nodes: readonly FieldNode[],
): Writer {
  const name = nodes[0]!.name.value
  if (name === '__typename') {
    const text = JSON.stringify(parent.name)
    return isObjectType(parent) ? () => text : () => fallen
  }
  if (name.startsWith('__')) {
    const key = responseKey(nodes[0]!)
    return (_, { introspected }) => introspected?.[key] ?? 'null'
  }
  const { type } = isUnionType(parent) ? { type: undefined } : (parent.getFields()[name] ?? { type: undefined })
  if (type === undefined) throw new Error(`${parent.name} has no field ${name}`)
  if (written.isRefused(parent.name, name)) {
    const text = isNonNullType(type) ? fallen : 'null'
    return (_, writing) => {
      report(writing, null)
      return text
    }
  }
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return valueWriter(written, variables, type, sets, `${parent.name}.${name}`)
}

function valueWriter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  coordinate: string,
): Writer {
  if (isNonNullType(type)) return nonNull(valueWriter(written, variables, type.ofType, sets, coordinate), coordinate)
  if (isListType(type)) return listWriter(valueWriter(written, variables, type.ofType, sets, coordinate), coordinate)
  if (isLeafType(type)) return leaf(leafWriter(type), coordinate)
  const write = isAbstractType(type)
    ? abstractWriter(written, variables, type, sets, coordinate)
    : objectWriter(written, variables, type, sets)
  return (value, writing) => {
    if (value === null || value === undefined) return 'null'
    if (!isObject(value)) return unfit(writing, coordinate)
    return once(value, write, writing) || 'null'
  }
}

function nonNull(write: Writer, coordinate: string): Writer {
  return (value, writing) => {
    const before = writing.count
    const text = write(value, writing)
    if (text !== 'null') return text
    // Whatever inside made it null has been told.
    if (writing.count === before) report(writing, `Cannot return null for the non-null ${coordinate}`)
    return fallen
  }
}

function listWriter(write: Writer, coordinate: string): Writer {
  const members: Writer = (value, writing) => {
    const { path } = writing
    let text = '['
    let isFallen = false
    for (let i = 0; i < (value as unknown[]).length; i++) {
      path?.push(i)
      const part = write((value as unknown[])[i], writing)
      path?.pop()
      if (part === fallen) isFallen = true
      text += i === 0 ? part : `,${part}`
    }
    return isFallen ? 'null' : `${text}]`
  }
  return (value, writing) => {
    if (value === null || value === undefined) return 'null'
    return Array.isArray(value) ? once(value, members, writing) : unfit(writing, coordinate)
  }
}

/** Writes a value that stands in several places once. */
function once(value: object, write: Writer, writing: Writing): string {
  const { shared, texts } = writing
  if (shared === null || !shared.has(value)) return write(value, writing)
  const known = texts.get(value)
  if (known?.write === write) return known.text
  const text = write(value, writing)
  texts.set(value, { write, text })
  return text
}

const leaf =
  (write: (value: unknown) => string | null, coordinate: string): Writer =>
  (value, writing) =>
    value === null || value === undefined ? 'null' : (write(value) ?? unfit(writing, coordinate))

/** The type is what the data say; of an interface object that may be the interface itself. */
function abstractWriter(
  written: Written,
  variables: Readonly<Record<string, unknown>>,
  declared: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  coordinate: string,
): Writer {
  const writers = new Map<unknown, Writer>()
  const writerOf = (name: unknown): Writer | undefined => {
    const type = name === undefined ? declared : typeof name === 'string' ? written.schema.getType(name) : undefined
    if (!isPossible(written.schema, declared, type)) return undefined
    // Of an interface alone only its fields can be told.
    if (isInterfaceType(type) && asksType(written, variables, type, sets)) return undefined
    const write = objectWriter(written, variables, type, sets)
    writers.set(name, write)
    return write
  }
  return (value, writing) => {
    const name = (value as Data).__typename
    const write = writers.get(name) ?? writerOf(name)
    return write === undefined ? unfit(writing, coordinate) : write(value, writing)
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

function asksType(...collected: Parameters<typeof collect>): boolean {
  return collect(...collected)
    .values()
    .some(([node]) => node?.name.value === '__typename')
}

function unfit(writing: Writing, coordinate: string): string {
  report(writing, `What was found for ${coordinate} does not fit its type`)
  return 'null'
}

/** Selections of a type by response key, in the order of the response. */
function collect(
  { schema, document }: Written,
  variables: Readonly<Record<string, unknown>>,
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const found = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  const walk = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (!isIncluded(selection, variables)) continue
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        // Once is enough, and fragments that spread each other twice would multiply.
        if (visited.has(selection.name.value)) continue
        visited.add(selection.name.value)
      }
      if (selection.kind === Kind.FIELD) {
        const key = responseKey(selection)
        const nodes = found.get(key)
        if (nodes === undefined) found.set(key, [selection])
        else nodes.push(selection)
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, selection.name.value) : selection
      if (applies(schema, fragment.typeCondition?.name.value, type)) walk(fragment.selectionSet)
    }
  }
  for (const set of sets) walk(set)
  return found
}

/** A fragment of a valid document by its name. */
export function fragmentOf(document: DocumentNode, name: string): FragmentDefinitionNode {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition
  }
  throw new Error(`There is no fragment ${name}`)
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true
  const target = schema.getType(condition)
  return isAbstractType(target) && !isUnionType(type) && schema.isSubType(target, type)
}
