import { activeTenant } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { loadCharge } from '../charges/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { resolveSuspense } from './actions.ts'
import { suspensePage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    suspenseItems: ({ id }, args, context) => suspensePage(activeTenant(context, id), args),
  },
  SuspenseItem: {
    amount: ({ amountMinor, currency }) => ({ amount: decimalText({ amountMinor, currency }), currency }),
    charge: ({ chargeId }, _, context) => (chargeId === null ? null : loadCharge(context, chargeId)),
  },
  Mutation: {
    resolveSuspense: (_, { input }, context) => resolveSuspense(context, input),
  },
}
