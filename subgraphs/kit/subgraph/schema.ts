// SDL and resolvers as an executable schema.
import { buildSubgraphSchema } from '@apollo/subgraph'
import { accessTable, publicFields } from '@quintet/schema/access.ts'
import { loadSubgraphSdl, type SubgraphName } from '@quintet/schema/load.ts'
import { type DocumentNode, type GraphQLSchema, isUnionType } from 'graphql'
import { notAllowed } from '../slice/problems.ts'
import { isPersonNeeded } from '../wire/errors.ts'
import { closeEndingTenants } from './ending-tenants.ts'
import { answerEntities } from './entities.ts'
import { guardSchema, type RowPolicies } from './guards.ts'
import { scalars } from './scalars.ts'

/** A subgraph's schema from its SDL and its resolvers by type. */
export function buildExecutable(typeDefs: DocumentNode, resolvers: object): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])
  answerEntities(schema)
  return schema
}

/** The executable schema of a subgraph of ours, every guarded field wrapped. */
export function buildGuardedSchema({
  name,
  resolvers,
  rowPolicies,
}: {
  readonly name: SubgraphName
  /** Of each slice. */
  readonly resolvers: readonly object[]
  readonly rowPolicies?: RowPolicies
}): GraphQLSchema {
  const typeDefs = loadSubgraphSdl(name)
  const schema = buildExecutable(typeDefs, merge([scalars, ...resolvers]))
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isUnionType(type) || type.name === '_Entity') continue
    // The first payload of a result union is that of rows, which do not name their type. Other answers do.
    const payload = type.getTypes().find((member) => !member.getInterfaces().some(({ name }) => name === 'Problem'))
    type.resolveType = (value: { readonly __typename?: string }) => value.__typename ?? payload?.name
  }
  answerServiceAccounts(schema)
  const table = accessTable(typeDefs)
  closeEndingTenants(schema, name, table)
  guardSchema(schema, table, (field) => publicFields.has(field), rowPolicies ?? {})
  return schema
}

/** A mutation that needs a person tells a service account so, as it tells all refusals. */
function answerServiceAccounts(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve, type } = field
    if (resolve === undefined || !isUnionType(type)) continue
    const asProblem = (error: unknown) => {
      if (isPersonNeeded(error)) return notAllowed(error.message, 'NO_PERSON')
      throw error
    }
    field.resolve = (...args) => {
      try {
        const answer: unknown = resolve(...args)
        return answer instanceof Promise ? answer.catch(asProblem) : answer
      } catch (error) {
        return asProblem(error)
      }
    }
  }
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
