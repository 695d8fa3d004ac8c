import { activeTenant } from '@quintet/kit/slice/context.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import type { Resolvers } from '../types.gen.ts'
import { savePaymentGateway } from './actions.ts'
import { readGateways } from './store.ts'
import { webhookPath } from './webhooks.ts'

export const resolvers: Resolvers = {
  Query: {
    async paymentGateways(_, args, context) {
      if (context.envelope.tenantId === null) return null
      return pageOfList(args, await readGateways(context.scope), ({ slug }) => slug)
    },
  },
  Tenant: {
    paymentGateways: async ({ id }, args, context) =>
      pageOfList(args, await readGateways(activeTenant(context, id).scope), ({ slug }) => slug),
  },
  PaymentGateway: {
    webhookPath: ({ id, provider }) => (provider === 'LOCAL' ? null : `${webhookPath}/${id}`),
  },
  Mutation: {
    savePaymentGateway: (_, { input }, context) => savePaymentGateway(context, input),
  },
}
