import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { registerDatabase, setDatabaseStatus } from './actions.ts'
import { loadTenantCount } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    databases: async (_, args, context) => pageOfList(args, await context.databases.list(), ({ id }) => id),
  },
  TenantDatabase: {
    tenantCount: async ({ id }, _, context) => (await found('database', loadTenantCount(context, id))).count,
  },
  Mutation: {
    registerDatabase: (_, { input }, context) => registerDatabase(context, input),
    setDatabaseStatus: (_, { input }, context) => setDatabaseStatus(context, input),
  },
}
