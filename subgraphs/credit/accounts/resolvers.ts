import { activeTenant, activeViewer, callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { badInput, found } from '@quintet/kit/wire/errors.ts'
import { shortLink } from '@quintet/kit/wire/signed-links.ts'
import { loadLimits } from '../account-tiers/limits.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { loadTransaction } from '../ledger/store.ts'
import type { Resolvers } from '../types.gen.ts'
import { openCreditAccount, updateCreditAccount } from './actions.ts'
import { type AccountChanged, accountChanges, headOf } from './live.ts'
import { availableOf, onNormalSide, periodFault } from './rules.ts'
import { closingOf, entryPage, openingOf } from './statement.ts'
import { accountPage, type CreditAccountRow, loadAccount, loadBalance, loadDebited, pageOfOwner } from './store.ts'

const money = (amountMinor: bigint, currency: string) => ({ amount: decimalText({ amountMinor, currency }), currency })

/** The caller's own account; null for another's. */
async function ownAccount(context: Context, id: string): Promise<CreditAccountRow | null> {
  const account = context.envelope.tenantId === null ? null : await loadAccount(context, id)
  return account !== null && account.ownerId === callerId(context.envelope) ? account : null
}

export const resolvers: Resolvers = {
  Query: {
    creditAccount: (_, { id }, context) => found('account', loadAccount(context, id)),
  },
  Viewer: {
    creditAccounts: ({ id }, args, context) => pageOfOwner(activeViewer(context, id), { ...args, ownerId: id }),
    creditAccount: ({ id }, args, context) => found('account', ownAccount(activeViewer(context, id), args.id)),
  },
  Tenant: {
    creditAccounts({ id }, { ownerId, ...args }, context) {
      const tenant = activeTenant(context, id)
      return ownerId ? pageOfOwner(tenant, { ...args, ownerId }) : accountPage(tenant, args)
    },
  },
  CreditAccount: {
    owner: ({ ownerId }) => (ownerId === null ? null : { id: ownerId }),
    overdraftLimit: async ({ id, currency }, _, context) =>
      money((await loadBalance(context, id))!.overdraftMinor, currency),
    async balance({ id, kind, currency }, _, context) {
      const balance = (await loadBalance(context, id))!
      return {
        posted: money(onNormalSide(kind, balance.postedMinor), currency),
        held: money(balance.heldMinor, currency),
        available: money(onNormalSide(kind, availableOf(balance)), currency),
      }
    },
    async limits(account, _, context) {
      const { currency } = account
      const [limits, date] = await Promise.all([loadLimits(context, account), businessDate(context)])
      const limit = (amount: bigint | null) => (amount === null ? null : money(amount, currency))
      return {
        maxCredit: limit(limits.maxCredit),
        maxBalance: limit(limits.maxBalance),
        maxDebit: limit(limits.maxDebit),
        maxDailyDebit: limit(limits.maxDailyDebit),
        debitedToday: money(await loadDebited(context, account.id, date), currency),
      }
    },
    statement(account, { from, to }) {
      const fault = periodFault(from, to)
      if (fault !== null) throw badInput(fault)
      return { account, from, to }
    },
    changesCursor: ({ id }, _, context) => headOf(context, id),
  },
  AccountStatement: {
    opening: async (row, _, context) => money(await openingOf(context, row), row.account.currency),
    closing: async (row, _, context) => money(await closingOf(context, row), row.account.currency),
    entries: (row, args, context) => entryPage(context, row, args),
    download({ account, from, to }, { format }, context) {
      const { statementKey, publicUrl, clock } = context
      const permission = { tenant: tenantId(context), from, to, format }
      return shortLink({ key: statementKey, publicUrl }, `/statements/${account.id}`, permission, clock.now())
    },
  },
  StatementEntry: {
    amount: ({ amountMinor, currency }) => money(amountMinor, currency),
    balance: ({ balanceMinor, currency }) => money(balanceMinor, currency),
    transaction: async ({ transactionId }, _, context) => (await loadTransaction(context, transactionId))!,
  },
  Mutation: {
    openCreditAccount: (_, { input }, context) => openCreditAccount(context, input),
    updateCreditAccount: (_, { input }, context) => updateCreditAccount(context, input),
  },
  Subscription: {
    creditAccountChanged: {
      subscribe: (_, { accountId, after }, context) => accountChanges(context, accountId, after),
      resolve: (changed: AccountChanged) => changed,
    },
  },
}
