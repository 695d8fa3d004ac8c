import { activeViewer } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { loadAccount } from '../accounts/store.ts'
import { loadDestination } from '../payout-destinations/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { createPayout } from './actions.ts'
import { pageOfOwner } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    payouts: ({ id }, args, context) => pageOfOwner(activeViewer(context, id), { ...args, ownerId: id }),
  },
  Payout: {
    amount: ({ amountMinor, currency }) => ({ amount: decimalText({ amountMinor, currency }), currency }),
    account: async ({ accountId }, _, context) => (await loadAccount(context, accountId))!,
    destination: ({ destinationId }, _, context) => loadDestination(context, destinationId),
  },
  Mutation: {
    createPayout: (_, { input }, context) => createPayout(context, input),
  },
}
