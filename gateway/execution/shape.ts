// The response of a pruned operation in the shape of the original one: refused fields are null, each place with its error.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { typeKey } from '../access/prune.ts'

type Path = readonly (string | number)[]
type Data = Record<string, unknown>

export interface Shaping {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Coerced, defaults included. */
  readonly variables: Readonly<Record<string, unknown>>
  isRefused(typeName: string, field: string): boolean
  refusal(path: Path): GraphQLError
}

/** More refusals than this tell a client nothing new. */
const mostErrors = 100

/** A non-null field was refused: its parent becomes null. */
const bubble = Symbol('bubble')

/** Data in the operation's own shape, and an error for each place that was refused. */
export function shape(
  shaping: Shaping,
  root: GraphQLObjectType,
  data: Data,
): { data: Data | null; errors: GraphQLError[] } {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of shaping.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const errors: GraphQLError[] = []
  const collect = (type: GraphQLObjectType, set: SelectionSetNode, into: Map<string, FieldNode[]>) => {
    for (const selection of set.selections) {
      if (!isIncluded(selection, shaping.variables)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        into.set(key, [...(into.get(key) ?? []), selection])
        continue
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
      const condition = fragment?.typeCondition?.name.value
      if (fragment !== undefined && matches(shaping.schema, type, condition)) collect(type, fragment.selectionSet, into)
    }
    return into
  }
  const object = (type: GraphQLObjectType, sets: readonly SelectionSetNode[], value: Data, path: Path): unknown => {
    const fields = new Map<string, FieldNode[]>()
    for (const set of sets) collect(type, set, fields)
    const out: Data = Object.create(null)
    for (const [key, nodes] of fields) {
      const name = nodes[0]!.name.value
      const place = [...path, key]
      if (name === '__typename') {
        out[key] = type.name
        continue
      }
      const definition = type.getFields()[name]
      if (definition === undefined) {
        out[key] = value[key] ?? null
        continue
      }
      if (shaping.isRefused(type.name, name)) {
        if (errors.length < mostErrors) errors.push(shaping.refusal(place))
        if (isNonNullType(definition.type)) return bubble
        out[key] = null
        continue
      }
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      const shaped = any(definition.type, sets, value[key] ?? null, place)
      if (shaped === bubble) return bubble
      out[key] = shaped
    }
    return out
  }
  const any = (type: GraphQLOutputType, sets: readonly SelectionSetNode[], value: unknown, path: Path): unknown => {
    if (isNonNullType(type)) {
      const shaped = any(type.ofType, sets, value, path)
      return shaped === null ? bubble : shaped
    }
    if (value === null || sets.length === 0) return value
    if (isListType(type)) {
      const items = (value as unknown[]).map((item, i) => any(type.ofType, sets, item ?? null, [...path, i]))
      return items.includes(bubble) ? null : items
    }
    const concrete = isAbstractType(type) ? shaping.schema.getType(String((value as Data)[typeKey])) : type
    if (!isObjectType(concrete)) return null
    const shaped = object(concrete, sets, value as Data, path)
    return shaped === bubble ? null : shaped
  }
  const shaped = object(root, [shaping.operation.selectionSet], data, [])
  return { data: shaped === bubble ? null : (shaped as Data), errors }
}

/** What @skip and @include say under coerced variables. */
export const isIncluded = (node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false

function matches(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true
  const target = schema.getType(condition)
  return isAbstractType(target) && schema.isSubType(target, type)
}
