import { decimalText } from '@quintet/kit/slice/money.ts'
import type { LoanRow } from '../loans/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { answerRestructuring, proposeRestructuring } from './actions.ts'
import { type LoanPlanVersionRow, loadRestructurings } from './store.ts'

/** The plan that a loan began with. */
const firstPlan = (loan: LoanRow): LoanPlanVersionRow => ({
  id: loan.id,
  number: 1,
  status: 'APPLIED',
  nominalRate: loan.nominalRate,
  scheduleKind: loan.scheduleKind,
  effectiveOn: loan.startOn,
  plan: loan.plan!.map((each) => ({ ...each, carried: '0' })),
  currency: loan.currency,
  reason: null,
  proposedBy: null,
})

export const resolvers: Resolvers = {
  Loan: {
    async planVersions(loan, _, context) {
      if (loan.startOn === null) return []
      const { currency } = loan
      const since = await loadRestructurings(context, loan.id)
      return [firstPlan(loan), ...since.map((each) => ({ ...each, currency }))]
    },
  },
  LoanPlanVersion: {
    proposedBy: ({ proposedBy }) => (proposedBy === null ? null : { id: proposedBy }),
    instalments: ({ plan, currency }) =>
      plan.map(({ dueOn, principal, interest, carried }) => {
        const text = (amountMinor: bigint) => decimalText({ amountMinor, currency })
        const parts = [BigInt(principal), BigInt(interest), BigInt(carried)] as const
        return {
          dueOn,
          principal: text(parts[0]),
          interest: text(parts[1]),
          carried: text(parts[2]),
          total: text(parts[0] + parts[1] + parts[2]),
        }
      }),
  },
  Mutation: {
    proposeRestructuring: (_, { input }, context) => proposeRestructuring(context, input),
    answerRestructuring: (_, { input }, context) => answerRestructuring(context, input),
  },
}
