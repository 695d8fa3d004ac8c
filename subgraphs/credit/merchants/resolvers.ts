import { activeTenant } from '@quintet/kit/slice/context.ts'
import { loadAccount } from '../accounts/store.ts'
import { loadGatewayOfSlug } from '../payment-gateways/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveMerchant } from './actions.ts'
import { merchantPage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    merchants: ({ id }, args, context) => merchantPage(activeTenant(context, id), args),
  },
  Merchant: {
    gateway: ({ gatewaySlug }, _, context) => loadGatewayOfSlug(context, gatewaySlug),
    settlementAccount: async ({ settlementAccountId }, _, context) =>
      (await loadAccount(context, settlementAccountId))!,
  },
  Mutation: {
    saveMerchant: (_, { input }, context) => saveMerchant(context, input),
  },
}
