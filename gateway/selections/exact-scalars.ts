// Custom scalars, whose values pass the gateway unchanged: it does not know what they mean.
import {
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'

export type ExactScalars = ReadonlySet<string>

/** The custom scalars of a schema. Those that clients do not see may be parts of keys. */
export const exactScalarsOf = (schema: GraphQLSchema): ExactScalars =>
  new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
      .map(({ name }) => name),
  )

/** The variables of an operation whose values contain exact scalars, with their types. */
export function exactVariablesOf(
  schema: GraphQLSchema,
  scalars: ExactScalars,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ReadonlyMap<string, GraphQLInputType> {
  const found = new Map<string, GraphQLInputType>()
  if (scalars.size === 0) return found
  for (const { variable, type: node } of variableDefinitions) {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined
    if (type !== undefined && containsScalar(type, scalars, new Set())) found.set(variable.name.value, type)
  }
  return found
}

function containsScalar(type: GraphQLInputType, scalars: ExactScalars, visited: Set<GraphQLNamedType>): boolean {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return scalars.has(named.name)
  if (visited.has(named)) return false
  visited.add(named)
  return Object.values(named.getFields()).some((field) => containsScalar(field.type, scalars, visited))
}

/** Whether an operation for a subgraph selects a field of an exact scalar, below entities too. */
export function selectsExactScalar(
  schema: GraphQLSchema,
  scalars: ExactScalars,
  { operation, selectionSet }: OperationDefinitionNode,
): boolean {
  if (scalars.size === 0) return false
  const isIn = (set: SelectionSetNode | undefined, parent: GraphQLNamedType | undefined): boolean =>
    set?.selections.some((node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return false
      if (node.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition, selectionSet: inner } = node
        return isIn(inner, typeCondition === undefined ? parent : schema.getType(typeCondition.name.value))
      }
      const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {}
      // `_entities` is no field of the supergraph: fragments in it name their types.
      const type = getNamedType(fields[node.name.value]?.type)
      return (type !== undefined && scalars.has(type.name)) || isIn(node.selectionSet, type)
    }) ?? false
  return isIn(selectionSet, schema.getRootType(operation) ?? undefined)
}
