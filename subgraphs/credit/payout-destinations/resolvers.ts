import { activeViewer } from '@quintet/kit/slice/context.ts'
import { loadGatewayOfSlug } from '../payment-gateways/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { savePayoutDestination } from './actions.ts'
import { pageOfOwner } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    payoutDestinations: ({ id }, args, context) => pageOfOwner(activeViewer(context, id), { ...args, ownerId: id }),
  },
  PayoutDestination: {
    gateway: ({ gatewaySlug }, _, context) => loadGatewayOfSlug(context, gatewaySlug),
  },
  Mutation: {
    savePayoutDestination: (_, { input }, context) => savePayoutDestination(context, input),
  },
}
