import { activeTenant, activeViewer, callerId } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { loadAccount } from '../accounts/store.ts'
import { loadGateway } from '../payment-gateways/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { refreshCharge, refundCharge, startCharge } from './actions.ts'
import { chargePage, chargePageOfStatus, loadOfOrder, pageOfPayer } from './store.ts'

const money = (amountMinor: bigint, currency: string) => ({ amount: decimalText({ amountMinor, currency }), currency })

export const resolvers: Resolvers = {
  Viewer: {
    charges: ({ id }, args, context) => pageOfPayer(activeViewer(context, id), { ...args, payerId: id }),
  },
  Tenant: {
    charges({ id }, { status, ...page }, context) {
      const tenant = activeTenant(context, id)
      return status ? chargePageOfStatus(tenant, { ...page, status }) : chargePage(tenant, page)
    },
  },
  Order: {
    async charges({ id }, _, context) {
      const { envelope } = context
      if (envelope.tenantId === null || !isUuid(id)) return null
      const all = await loadOfOrder(context, id)
      const caller = callerId(envelope)
      const maySee = isPermitted(envelope, 'credit.charges:inspect') || all.every(({ payerId }) => payerId === caller)
      return maySee ? all : null
    },
  },
  Charge: {
    amount: ({ amountMinor, currency }) => money(amountMinor, currency),
    refunded: ({ refundedMinor, currency }) => money(refundedMinor, currency),
    account: async ({ accountId }, _, context) => (await loadAccount(context, accountId))!,
    gateway: ({ gatewayId }, _, context) => loadGateway(context, gatewayId),
    payer: ({ payerId }) => ({ id: payerId }),
  },
  Mutation: {
    startCharge: (_, { input }, context) => startCharge(context, input),
    refreshCharge: (_, { input }, context) => refreshCharge(context, input),
    refundCharge: (_, { input }, context) => refundCharge(context, input),
  },
}
