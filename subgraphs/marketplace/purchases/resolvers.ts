import { activeTenant } from '@quintet/kit/slice/context.ts'
import { loadLicenceState } from '../licences/store.ts'
import { moneyText } from '../modules/prices.ts'
import type { Resolvers } from '../types.gen.ts'
import { cancelPurchase, confirmPurchase, createPurchase } from './actions.ts'
import type { PurchaseStatus } from './rules.ts'
import { purchasePage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    purchases: ({ id }, args, context) => purchasePage(activeTenant(context, id), args),
  },
  Purchase: {
    status: ({ status }) => status as PurchaseStatus,
    amount: moneyText,
    clientSecret: ({ status, clientSecret }) => (['PENDING', 'PROCESSING'].includes(status) ? clientSecret : null),
    module: async ({ moduleId }, _, context) => (await loadLicenceState(context)).modulesById.get(moduleId)!,
    licence: async ({ id }, _, context) =>
      [...(await loadLicenceState(context)).licences.values()].find(({ purchaseId }) => purchaseId === id) ?? null,
  },
  Mutation: {
    createPurchase: (_, { input }, context) => createPurchase(context, input),
    confirmPurchase: (_, { input }, context) => confirmPurchase(context, input),
    cancelPurchase: (_, { input }, context) => cancelPurchase(context, input),
  },
}
