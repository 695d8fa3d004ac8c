import { activeTenant } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import type { Resolvers } from '../types.gen.ts'
import { saveReferralProgram } from './actions.ts'
import { readProgram } from './store.ts'

const money = (amountMinor: bigint, currency: string) => ({ amount: decimalText({ amountMinor, currency }), currency })

export const resolvers: Resolvers = {
  Tenant: {
    referralProgram: ({ id }, _, context) => readProgram(activeTenant(context, id).scope),
  },
  ReferralProgram: {
    referrerBonus: ({ referrerBonusMinor, currency }) => money(referrerBonusMinor, currency),
    refereeBonus: ({ refereeBonusMinor, currency }) =>
      refereeBonusMinor === null ? null : money(refereeBonusMinor, currency),
    levelWeights: ({ levelWeights }) => [...levelWeights],
    minimumDeposit: ({ minimumDepositMinor, currency }) => money(minimumDepositMinor, currency),
  },
  Mutation: {
    saveReferralProgram: (_, { input }, context) => saveReferralProgram(context, input),
  },
}
