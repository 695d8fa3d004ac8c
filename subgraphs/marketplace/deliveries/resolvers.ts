import { withPermission } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { replayDelivery } from './actions.ts'
import type { DeliveryStatus } from './rules.ts'
import { loadDelivery } from './store.ts'

export const resolvers: Resolvers = {
  Delivery: {
    __resolveReference: ({ id }, context) => loadDelivery(withPermission(context, 'marketplace.runs:inspect'), id),
    status: ({ status }) => status as DeliveryStatus,
  },
  Mutation: {
    replayDelivery: (_, { input }, context) => replayDelivery(context, input),
  },
}
