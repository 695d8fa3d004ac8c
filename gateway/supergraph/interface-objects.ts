// Selections on interfaces that some subgraph has as an interface object: such a subgraph knows none of their types. The planner
// can narrow an interface object to an object type, but not to another interface or a union, so these are written out.
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isRequiredArgument,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { fragmentOf } from '../selections/selections.ts'

/** Interfaces by name, each with the interface objects that a value of it may be: itself, or interfaces that implement it. */
export type InterfaceObjects = ReadonlyMap<string, readonly string[]>

export function interfaceObjectsOf(fullSchema: GraphQLSchema): InterfaceObjects {
  const interfaces = Object.values(fullSchema.getTypeMap()).filter(isInterfaceType)
  const found = new Map<string, string[]>()
  for (const interfaceObject of interfaces.filter(isInterfaceObject)) {
    for (const { name } of [interfaceObject, ...interfaceObject.getInterfaces()]) {
      found.set(name, [...(found.get(name) ?? []), interfaceObject.name])
    }
  }
  return found
}

const isInterfaceObject = ({ astNode }: GraphQLInterfaceType): boolean =>
  (astNode?.directives ?? []).some(
    ({ name, arguments: given = [] }) =>
      name.value === 'join__type' &&
      given.some(({ name, value }) => name.value === 'isInterfaceObject' && value.kind === Kind.BOOLEAN && value.value),
  )

/**
 * The document with fragments on other abstract types written out by object type: `... on Named { name }` on such an interface
 * becomes `... on Film { ... on Named { name } }`, for each type that is both.
 */
export function writeOutTypes(
  schema: GraphQLSchema,
  document: DocumentNode,
  interfaceObjects: InterfaceObjects,
): DocumentNode {
  if (interfaceObjects.size === 0) return document
  const info = new TypeInfo(schema)
  const writeOut = (node: SelectionNode, parent: GraphQLInterfaceType): readonly SelectionNode[] => {
    const objects = interfaceObjects.get(parent.name) ?? []
    const possible = schema.getPossibleTypes(parent)
    if (node.kind === Kind.FIELD) {
      if (node.name.value !== '__typename' || objects.includes(parent.name)) return [node]
      const isBehind = (type: GraphQLNamedType): boolean => objects.some((name) => isOf(schema, name, type))
      const others = possible.filter((type) => !isBehind(type)).map(({ name }) => name)
      return [...objects, ...others].map((name) => on(name, [node]))
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, node.name.value) : node
    const target = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value)
    if (!isAbstractType(target) || target === parent || objects.includes(target.name)) return [node]
    const common = possible.filter((type) => schema.isSubType(target, type))
    const own = parent.getFields()
    // A field of the interface itself needs no type when all types are meant.
    const isPlain = (selection: SelectionNode): boolean =>
      common.length === possible.length && selection.kind === Kind.FIELD && own[selection.name.value] !== undefined
    const { selections } = fragment.selectionSet
    const isLeaf = (selection: SelectionNode): boolean =>
      selection.kind === Kind.FIELD && selection.selectionSet === undefined
    if (selections.every((selection) => isPlain(selection) && (node === fragment || isLeaf(selection))))
      return selections
    // A spread stays one: its fragment is written out where it is defined.
    const plain = node === fragment ? selections.filter(isPlain) : []
    const typed = selections.filter((selection) => !plain.includes(selection))
    const inner = node === fragment ? { ...on(target.name, typed), directives: node.directives ?? [] } : node
    const applicable = common.filter((type) => hasFields(schema, document, typed, type))
    return [...plain, ...applicable.map(({ name }) => on(name, [inner]))]
  }
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet: {
        leave(node) {
          const parent = info.getParentType()
          if (!isInterfaceType(parent) || !interfaceObjects.has(parent.name)) return undefined
          const selections = node.selections.flatMap((selection) => writeOut(selection, parent))
          return { ...node, selections: selections.length === 0 ? [anyLeaf(parent)] : selections }
        },
      },
    }),
  )
}

/** Whether a selection has fields for an object type. */
function hasFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  selections: readonly SelectionNode[],
  type: GraphQLObjectType,
): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return true
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(document, selection.name.value) : selection
    const condition = fragment.typeCondition?.name.value
    const applies = condition === undefined || condition === type.name || isOf(schema, condition, type)
    return applies && hasFields(schema, document, fragment.selectionSet.selections, type)
  })
}

/** A field that any object of an interface has, to fetch it for its own sake. Unlike __typename it does not need the type. */
function anyLeaf(parent: GraphQLInterfaceType): FieldNode {
  const leaf = Object.values(parent.getFields()).find(
    ({ type, args }) => isLeafType(getNamedType(type)) && !args.some(isRequiredArgument),
  )
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: leaf?.name ?? '__typename' } }
}

function isOf(schema: GraphQLSchema, name: string, type: GraphQLNamedType): boolean {
  const abstract = schema.getType(name)
  return isAbstractType(abstract) && schema.getPossibleTypes(abstract).some((possible) => possible.name === type.name)
}

const on = (typeName: string, selections: readonly SelectionNode[]): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
  selectionSet: { kind: Kind.SELECTION_SET, selections },
})
