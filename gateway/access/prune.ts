// Cuts refused fields out of an operation, before anything is planned or fetched.
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { fragmentOf } from '../selections/selections.ts'
import type { AccessRules } from './rules.ts'

/** Indexes of the rules that guard a field: its own and, on an interface, those of every type that implements it. */
export function rulesOfField(schema: GraphQLSchema, rules: AccessRules, typeName: string, field: string): number[] {
  const type = schema.getType(typeName)
  const possible = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []
  return [typeName, ...possible].map((name) => rules.of(`${name}.${field}`)).filter((index) => index !== undefined)
}

/** Indexes of the distinct rules that guard the fields of a document. */
export function rulesOfDocument(schema: GraphQLSchema, rules: AccessRules, document: DocumentNode): number[] {
  const found = new Set<number>()
  const info = new TypeInfo(schema)
  const field = () => {
    const parent = info.getParentType()
    const definition = info.getFieldDef()
    if (!parent || !definition) return
    for (const index of rulesOfField(schema, rules, parent.name, definition.name)) found.add(index)
  }
  visit(document, visitWithTypeInfo(info, { Field: field }))
  return [...found]
}

/** Names of the types whose fields a document selects. */
export function typesOf(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>()
  const info = new TypeInfo(schema)
  visit(document, visitWithTypeInfo(info, { Field: () => void found.add(info.getParentType()?.name ?? '') }))
  return found
}

/**
 * The document without the refused fields. A selection that loses all its fields gets __typename, so that its parent can
 * still be null or an object.
 */
export function prune(
  schema: GraphQLSchema,
  document: DocumentNode,
  isRefused: (typeName: string, field: string) => boolean,
): DocumentNode {
  const info = new TypeInfo(schema)
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType()
        const name = info.getFieldDef()?.name
        if (!parent || name === undefined || !isRefused(parent.name, name)) return undefined
        // A field of an interface may be refused for some of its types only.
        const possible = isInterfaceType(parent) ? schema.getPossibleTypes(parent) : []
        const allowed = possible.filter((type) => !isRefused(type.name, name))
        return allowed.length === 0 ? null : fragmentNode(allowed.map((type) => fragmentNode([node], type.name)))
      },
      SelectionSet: {
        leave(node) {
          const isAbstract = isAbstractType(info.getParentType())
          if (!isAbstract && node.selections.length > 0) return undefined
          return { ...node, selections: [...node.selections, typename] as SelectionNode[] }
        },
      },
    }),
  )
}

/**
 * How many fields `prune` would leave: a field that is refused for some types of an interface is repeated for each of the
 * others, with all that it selects. A fragment counts wherever it is spread. Nothing is built for the count.
 */
export function fieldsLeft(
  schema: GraphQLSchema,
  document: DocumentNode,
  isRefused: (typeName: string, field: string) => boolean,
): number {
  const cached = new Map<GraphQLCompositeType, Map<SelectionSetNode, number>>()
  const copiesOf = (parent: GraphQLCompositeType, name: string): number => {
    if (!isRefused(parent.name, name)) return 1
    const possible = isInterfaceType(parent) ? schema.getPossibleTypes(parent) : []
    return possible.filter((type) => !isRefused(type.name, name)).length
  }
  const insideOf = (node: FieldNode, parent: GraphQLCompositeType): number => {
    const type = isUnionType(parent) ? undefined : getNamedType(parent.getFields()[node.name.value]?.type)
    return node.selectionSet === undefined || !isCompositeType(type) ? 0 : count(node.selectionSet, type)
  }
  const count = (set: SelectionSetNode, parent: GraphQLCompositeType): number => {
    const counts = cached.get(parent) ?? new Map<SelectionSetNode, number>()
    cached.set(parent, counts)
    let sum = counts.get(set) ?? 0
    if (counts.has(set)) return sum
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const copies = copiesOf(parent, node.name.value)
        if (copies > 0) sum += copies * (1 + insideOf(node, parent))
        continue
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, node.name.value) : node
      const target = fragment.typeCondition === undefined ? parent : schema.getType(fragment.typeCondition.name.value)
      if (isCompositeType(target)) sum += count(fragment.selectionSet, target)
    }
    counts.set(set, sum)
    return sum
  }
  const { operation, selectionSet } = getOperationAST(document)!
  return count(selectionSet, schema.getRootType(operation)!)
}

const fragmentNode = (selections: readonly SelectionNode[], typeName?: string): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  ...(typeName === undefined
    ? {}
    : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } } }),
  selectionSet: { kind: Kind.SELECTION_SET, selections },
})

const typename: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
}
