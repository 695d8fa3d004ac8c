import { found } from '@quintet/kit/wire/errors.ts'
import { loadDatabase } from '../databases/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { loadPlacement } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    databaseRegistry: (_, { known }, context) => context.registry(known ?? null),
  },
  Tenant: {
    placement: ({ id }, _, context) => loadPlacement(context, id),
  },
  TenantPlacement: {
    database: ({ databaseId }, _, context) => found('database', loadDatabase(context, databaseId)),
  },
}
