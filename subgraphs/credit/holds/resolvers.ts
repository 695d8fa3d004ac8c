import { decimalText } from '@quintet/kit/slice/money.ts'
import { loadAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../types.gen.ts'
import { captureHold, placeHold, releaseHold } from './actions.ts'
import { type HoldRow, holdPage } from './store.ts'

const accountOf = async (context: Context, { accountId }: HoldRow) => (await loadAccount(context, accountId))!
const moneyOf = async (context: Context, hold: HoldRow, amountMinor: bigint) => {
  const { currency } = await accountOf(context, hold)
  return { amount: decimalText({ amountMinor, currency }), currency }
}

export const resolvers: Resolvers = {
  CreditAccount: {
    holds: ({ id }, { status, ...page }, context) => holdPage(context, id, status ?? null, page),
  },
  Hold: {
    // One whose time is over is free for the next movement of money, whether a job has written that down or not.
    status: ({ status, expiresAt }, _, { clock }) =>
      status === 'ACTIVE' && expiresAt <= clock.now() ? 'EXPIRED' : status,
    amount: (row, _, context) => moneyOf(context, row, row.amountMinor),
    captured: (row, _, context) => (row.status === 'CAPTURED' ? moneyOf(context, row, row.capturedMinor) : null),
    account: (row, _, context) => accountOf(context, row),
  },
  Mutation: {
    placeHold: (_, { input }, context) => placeHold(context, input),
    captureHold: (_, { input }, context) => captureHold(context, input),
    releaseHold: (_, { input }, context) => releaseHold(context, input),
  },
}
