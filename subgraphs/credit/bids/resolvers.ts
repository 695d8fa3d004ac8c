import { callerId } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { pageOfList } from '@quintet/kit/slice/pages.ts'
import { loadOwnProvider, loadProvider } from '../loan-providers/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { placeBid, withdrawBid } from './actions.ts'
import { byPrice, statusAt } from './rules.ts'
import { loadBid, loadBids } from './store.ts'

const money = (amountMinor: bigint, currency: string) => ({ amount: decimalText({ amountMinor, currency }), currency })

export const resolvers: Resolvers = {
  CreditApplication: {
    async bids({ id, applicantId }, args, context) {
      const own = applicantId === callerId(context.envelope) ? null : await loadOwnProvider(context)
      const all = (await loadBids(context, id)).filter(({ providerId }) => own === null || providerId === own.id)
      return pageOfList(args, all.toSorted(byPrice), (bid) => bid.id)
    },
  },
  Bid: {
    status: (bid, _, { clock }) => statusAt(bid, clock.now()),
    principal: ({ principalMinor, currency }) => money(principalMinor, currency),
    fees: ({ feesMinor, currency }) => money(feesMinor, currency),
    instalment: ({ instalmentMinor, currency }) => money(instalmentMinor, currency),
    totalPayable: ({ totalMinor, currency }) => money(totalMinor, currency),
    supersedes: ({ supersedesId }, _, context) => (supersedesId === null ? null : loadBid(context, supersedesId)),
    provider: async ({ providerId }, _, context) => (await loadProvider(context, providerId))!,
  },
  Mutation: {
    placeBid: (_, { input }, context) => placeBid(context, input),
    withdrawBid: (_, { input }, context) => withdrawBid(context, input),
  },
}
