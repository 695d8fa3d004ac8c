// While a tenant waits for its deletion all in it can be read, and nothing can be changed but that.
import { type AccessTable, changesTenant } from '@quintet/schema/access.ts'
import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import type { BaseContext } from '../slice/context.ts'
import { conflict } from '../slice/problems.ts'

/** Has every mutation that changes something of the active tenant refused while the tenant waits for its deletion. */
export function closeEndingTenants(schema: GraphQLSchema, subgraph: string, table: AccessTable): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (!changesTenant(subgraph, field.name, table.get(`Mutation.${field.name}`))) continue
    const resolve = field.resolve ?? defaultFieldResolver
    field.resolve = (parent, args, context: BaseContext, info) =>
      context.envelope.isTenantEnding
        ? conflict('The tenant will be deleted: nothing in it can be changed', 'TENANT_ENDING')
        : resolve(parent, args, context, info)
  }
}
