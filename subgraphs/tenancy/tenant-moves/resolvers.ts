import { isUuid } from '@quintet/kit/slice/pages.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadDatabase } from '../databases/store.ts'
import type { Resolvers, TenantMoveStatus } from '../types.gen.ts'
import { moveTenant, returnTenant } from './actions.ts'
import { loadMoveTables } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    tenantMove: (_, { id }, context) => (isUuid(id) ? context.tenantMoves.find(id) : null),
  },
  TenantMove: {
    // Checked by the table.
    status: ({ status }) => status as TenantMoveStatus,
    from: ({ fromId }, _, context) => found('database', loadDatabase(context, fromId)),
    to: ({ toId }, _, context) => found('database', loadDatabase(context, toId)),
    tables: ({ id }, _, context) => loadMoveTables(context, id),
  },
  Mutation: {
    moveTenant: (_, { input }, context) => moveTenant(context, input),
    returnTenant: (_, { input }, context) => returnTenant(context, input),
  },
}
