import { decimalText } from '@quintet/kit/slice/money.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveSavingsPlan } from './actions.ts'
import { planPage } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    savingsPlans: (_, args, context) => planPage(context, args),
  },
  SavingsPlan: {
    kind: ({ kind }) => kind as 'FIXED',
    dayCount: ({ dayCount }) => dayCount as 'ACT_365F',
    balanceMethod: ({ balanceMethod }) => balanceMethod as 'END_OF_DAY',
    compounding: ({ compounding }) => compounding as 'DAILY',
    earlyRule: ({ earlyRule }) => earlyRule as 'FORBIDDEN',
    minimum: ({ minimumMinor: amountMinor, currency }) => ({
      amount: decimalText({ amountMinor, currency }),
      currency,
    }),
  },
  Mutation: {
    saveSavingsPlan: (_, { input }, context) => saveSavingsPlan(context, input),
  },
}
