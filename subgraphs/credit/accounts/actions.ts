import { change } from '@quintet/kit/slice/change.ts'
import { callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { countActive } from '../holds/store.ts'
import { tellChanged } from '../ledger/post.ts'
import type { OpenCreditAccountInput, UpdateCreditAccountInput } from '../types.gen.ts'
import { openProblems, overdraftProblems } from './rules.ts'
import {
  insertAccountChange,
  lockAccounts,
  makeAccount,
  oneFundingIndex,
  oneWalletIndex,
  setOverdraft,
  tenantAccount,
  updateStatus,
} from './store.ts'

const exists = () => conflict('There is an account in this currency', 'ALREADY_EXISTS', ['input', 'currency'])

/** Opens a wallet, or the account that a loan provider lends from. `id` fixes its id, for demo data. */
export async function openCreditAccount(context: Context, input: OpenCreditAccountInput, id = newId()) {
  const { kind = 'WALLET', currency, loanProviderSlug = null } = input
  const caller = callerId(context.envelope)
  const ownerId = kind === 'WALLET' ? (input.ownerId ?? caller) : null
  const mayAll = isPermitted(context.envelope, 'credit.accounts:write')
  const isMember = ownerId === caller || (mayAll && (await isActiveMember(context, ownerId)))
  return change(context, 'openCreditAccount', input, {
    problems: openProblems({ kind: kind ?? 'WALLET', currency, loanProviderSlug }),
    taken: { [oneWalletIndex]: exists(), [oneFundingIndex]: exists() },
    async work(writer) {
      if (!mayAll && (kind !== 'WALLET' || ownerId !== caller)) {
        const field = kind === 'WALLET' ? 'ownerId' : 'kind'
        throw new Refused(
          notAllowed('This needs the permission credit.accounts:write', 'NOT_ALLOWED', ['input', field]),
        )
      }
      if (kind === 'WALLET' && !isMember) {
        throw new Refused(notFoundProblem('There is no such member', ['input', 'ownerId']))
      }
      const account = { kind: kind ?? 'WALLET', currency, ownerId, providerSlug: loanProviderSlug }
      const at = context.clock.now()
      // Its budget of promotions stands from then on, so that it can be filled.
      await tenantAccount(writer, 'PROMO_EXPENSE', currency, at)
      return makeAccount(writer, account, at, id)
    },
  })
}

/** Queried before the transaction: nothing waits for another service inside one. */
async function isActiveMember(context: Context, userId: string | null): Promise<boolean> {
  if (userId === null || !isUuid(userId)) return false
  const found = await context.peers.memberships({ userIds: [userId], tenantId: tenantId(context) })
  return found.some((membership) => membership.userId === userId && membership.isActive)
}

/** Freezes, opens or closes an account, or sets how far it may be overdrawn. */
export const updateCreditAccount = (context: Context, input: UpdateCreditAccountInput) =>
  change(context, 'updateCreditAccount', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    async work(writer) {
      const account = (await lockAccounts(writer, [input.accountId])).get(input.accountId)
      if (account === undefined || !account.hasBalance) {
        throw new Refused(notFoundProblem('There is no such account', ['input', 'accountId']))
      }
      if (account.kind === 'SAVINGS_PRINCIPAL') {
        throw new Refused(invalidInput([fieldProblem('Savings are closed by paying them out', 'input', 'accountId')]))
      }
      if (account.status === 'CLOSED') {
        throw new Refused(conflict('The account is closed', 'ACCOUNT_CLOSED', ['input', 'accountId']))
      }
      const wrong = invalidUnlessEmpty(overdraftProblems(input.overdraftLimit, account.currency))
      if (wrong !== null) throw new Refused(wrong)
      const status = input.status ?? account.status
      const overdraftMinor = input.overdraftLimit
        ? minorUnits(input.overdraftLimit.amount, account.currency)!
        : account.overdraftMinor
      if (status === 'CLOSED') {
        const [active] = await writer.read(countActive, { accountId: account.id })
        if (account.postedMinor !== 0n || account.heldMinor !== 0n || active!.count > 0) {
          throw new Refused(conflict('There is money on the account', 'ACCOUNT_NOT_EMPTY', ['input', 'status']))
        }
      }
      const at = context.clock.now()
      if (overdraftMinor !== account.overdraftMinor) await writer.run(setOverdraft, { id: account.id, overdraftMinor })
      const reason = input.reason.trim()
      const actorId = callerId(context.envelope)
      await insertAccountChange(writer, {
        accountId: account.id,
        status,
        overdraftMinor,
        reason,
        actorId,
        createdAt: at,
      })
      await tellChanged(context, writer, [account.id])
      return (await updateStatus(writer, { id: account.id, status, updatedAt: at }))!
    },
  })
