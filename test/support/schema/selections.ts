// Selections of everything that a subgraph's own schema has.
import { loadSubgraphSdl, type SubgraphName } from '@quintet/schema/load.ts'
import {
  buildASTSchema,
  concatAST,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
  parse,
} from 'graphql'

/** The SDL of a subgraph as a schema of plain types. */
export function schemaOf(name: SubgraphName): GraphQLSchema {
  const builtIn = parse('scalar federation__FieldSet type Query type Mutation type Subscription')
  const document = concatAST([builtIn, loadSubgraphSdl(name)])
  const used = new Set(
    document.definitions.flatMap((node) => (node.kind === Kind.OBJECT_TYPE_EXTENSION ? [node.name.value] : [])),
  )
  const definitions = document.definitions.filter(
    (node) =>
      node.kind !== Kind.SCHEMA_EXTENSION &&
      !(node.kind === Kind.OBJECT_TYPE_DEFINITION && node.fields?.length === 0 && !used.has(node.name.value)),
  )
  return buildASTSchema({ ...document, definitions }, { assumeValidSDL: true })
}

/** A selection of every field of a type that needs no arguments, four objects deep by default. */
export function allOf(type: GraphQLOutputType, depth = 4): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ' '
  if (depth === 0) return '{ __typename }'
  const parts = isUnionType(named)
    ? named.getTypes().map((member) => `... on ${member.name} ${allOf(member, depth)}`)
    : isObjectType(named)
      ? Object.values(named.getFields())
          .filter(({ args }) => !args.some(isRequiredArgument))
          .map((field) =>
            isLeafType(getNamedType(field.type))
              ? field.name
              : `${named.name}_${field.name}: ${field.name} ${allOf(field.type, depth - 1)}`,
          )
      : []
  return `{ __typename ${parts.join(' ')} }`
}
