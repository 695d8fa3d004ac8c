import { activeTenant } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import { loadAccount } from '../accounts/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { depositMoney, reverseTransaction, transferMoney, verifyLedger, withdrawMoney } from './actions.ts'
import { journal, journalOfKind, loadPostings, loadReversal, loadTransaction, loadVerification } from './store.ts'

export const resolvers: Resolvers = {
  Query: {
    ledgerVerification: (_, { id }, context) => found('verification', loadVerification(context, id)),
  },
  Tenant: {
    ledgerTransactions({ id }, { kind, ...rest }, context) {
      const tenant = activeTenant(context, id)
      return kind === null || kind === undefined ? journal(tenant, rest) : journalOfKind(tenant, { ...rest, kind })
    },
  },
  LedgerTransaction: {
    kind: ({ kind }) => kind as 'DEPOSIT',
    reverses: ({ reversesId }, _, context) => (reversesId === null ? null : loadTransaction(context, reversesId)),
    reversedBy: ({ id }, _, context) => loadReversal(context, id),
    postings: ({ id }, _, context) => loadPostings(context, id),
  },
  LedgerPosting: {
    account: async ({ accountId }, _, context) => (await loadAccount(context, accountId))!,
    amount: (row) => ({ amount: decimalText(row), currency: row.currency }),
  },
  LedgerVerification: {
    // A later answer of the job is in the row alone.
    status: async ({ id, status }, _, context) => ((await loadVerification(context, id))?.status ?? status) as 'DONE',
    isIntact: ({ status, faults }) => (status === 'DONE' ? (faults ?? []).length === 0 : null),
    sums: ({ sums }) =>
      (sums ?? []).map(({ currency, amountMinor }) => ({
        currency,
        amount: decimalText({ currency, amountMinor: BigInt(amountMinor) }),
      })),
    faults: ({ faults }) => faults ?? [],
  },
  Mutation: {
    depositMoney: (_, { input }, context) => depositMoney(context, input),
    withdrawMoney: (_, { input }, context) => withdrawMoney(context, input),
    transferMoney: (_, { input }, context) => transferMoney(context, input),
    reverseTransaction: (_, { input }, context) => reverseTransaction(context, input),
    verifyLedger: (_, { input }, context) => verifyLedger(context, input),
  },
}
