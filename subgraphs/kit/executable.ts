// SDL and resolvers made into a schema that can be executed, and texts into documents that are valid for it.
import { buildSubgraphSchema } from '@apollo/subgraph'
import { accessTable, publicFields } from '@quintet/schema/access.ts'
import { loadSubgraphSdl, type SubgraphName } from '@quintet/schema/load.ts'
import { type DocumentNode, type GraphQLError, type GraphQLSchema, isUnionType, parse, validate } from 'graphql'
import { guardSchema, type RowPolicies } from './access.ts'
import type { ErrorCode } from './errors.ts'
import { isProblem } from './problems.ts'
import { scalars } from './scalars.ts'

/** The executable schema of a subgraph, every guarded field wrapped. */
export function buildGuardedSchema({
  name,
  slices,
  rowPolicies,
}: {
  readonly name: SubgraphName
  readonly slices: readonly object[]
  readonly rowPolicies?: RowPolicies
}): GraphQLSchema {
  const typeDefs = loadSubgraphSdl(name)
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: merge([scalars, ...slices]) as never }])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isUnionType(type) || type.name === '_Entity') continue
    // A result union has one payload; a row says nothing of its type, a problem does.
    const payload = type.getTypes().find((member) => !member.getInterfaces().some(({ name }) => name === 'Problem'))
    type.resolveType = (value: object) => (isProblem(value) ? value.__typename : payload?.name)
  }
  guardSchema(schema, accessTable(typeDefs), (field) => publicFields.has(field), rowPolicies ?? {})
  return schema
}

/** Resolvers of all slices, type by type; a field that two slices resolve is refused. */
function merge(slices: readonly object[]): Record<string, object> {
  const merged: Record<string, Record<string, unknown>> = {}
  for (const [type, fields] of slices.flatMap((slice) => Object.entries(slice))) {
    if (typeof fields !== 'object' || Object.getPrototypeOf(fields) !== Object.prototype) {
      merged[type] = fields
      continue
    }
    const target = merged[type] ?? {}
    merged[type] = target
    for (const [field, resolver] of Object.entries(fields)) {
      if (field in target) throw new Error(`${type}.${field} is resolved by two slices`)
      target[field] = resolver
    }
  }
  return merged
}

const documentCacheSize = 1000

/** Parses and validates once per text: gateways send the same few. */
export function documentCache(schema: GraphQLSchema) {
  const known = new Map<string, { document: DocumentNode; errors: [] }>()
  return (
    query: string,
  ): { document: DocumentNode; errors: [] } | { document: null; errors: readonly GraphQLError[] } => {
    const found = known.get(query)
    if (found !== undefined) return found
    try {
      const document = parse(query)
      const errors = validate(schema, document)
      if (errors.length > 0)
        return { document: null, errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) }
      if (known.size >= documentCacheSize) known.delete(known.keys().next().value as string)
      const entry = { document, errors: [] as [] }
      known.set(query, entry)
      return entry
    } catch (error) {
      return { document: null, errors: [coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] }
    }
  }
}

function coded(error: GraphQLError, code: ErrorCode): GraphQLError {
  error.extensions.code = code
  return error
}
