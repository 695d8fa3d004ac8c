// Which accounts there are, and when money may move on them.

import { minorUnits } from '@quintet/kit/slice/money.ts'
import {
  conflict,
  type FieldProblem,
  fieldProblem,
  limitReached,
  notAllowed,
  type Problem,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { TierLimits } from '../account-tiers/rules.ts'
import type { CreditAccountRow, LockedAccount } from './store.ts'

type AccountKind = CreditAccountRow['kind']

/** Accounts on whose normal side debits stand: what others owe, and what was spent. */
const debitKinds: ReadonlySet<AccountKind> = new Set([
  'LOAN_PRINCIPAL',
  'LOAN_INTEREST',
  'LOAN_FEES',
  'GATEWAY_CLEARING',
  'INTEREST_EXPENSE',
  'WRITE_OFF',
])
/** An amount of an account on its normal side. What was put into the budget of promotions counts as there to be spent. */
export const onNormalSide = (kind: AccountKind, amountMinor: bigint): bigint =>
  debitKinds.has(kind) ? -amountMinor : amountMinor

/** Accounts whose money is moved by hand. */
export const movable: ReadonlySet<AccountKind> = new Set(['WALLET', 'PROVIDER_FUNDING', 'PROMO_EXPENSE'])

interface Amount {
  readonly amount: string
  readonly currency: string
}

/** What is wrong with an amount to move; its currency is that of the account, where that is known. */
export function amountProblems(given: Amount, currency: string | null, ...path: string[]): FieldProblem[] {
  const minor = minorUnits(given.amount, given.currency)
  if (currency !== null && given.currency !== currency)
    return [fieldProblem(`The amount must be in ${currency}`, ...path)]
  if (minor === null) return [fieldProblem(`The amount has more decimals than ${given.currency} has`, ...path)]
  if (minor <= 0n) return [fieldProblem('The amount must be more than zero', ...path)]
  return minor > maxMinor ? [fieldProblem('The amount is too large', ...path)] : []
}
/** Sums of many amounts still fit into the database's integers. */
const maxMinor = 1_000_000_000_000_000n

/** What a person's tier lets through an account, in minor units; null without a limit. */
export interface Limits {
  readonly maxCredit: bigint | null
  readonly maxBalance: bigint | null
  readonly maxDebit: bigint | null
  readonly maxDailyDebit: bigint | null
}
export const noLimits: Limits = { maxCredit: null, maxBalance: null, maxDebit: null, maxDailyDebit: null }
const nothing: Limits = { maxCredit: 0n, maxBalance: 0n, maxDebit: 0n, maxDailyDebit: 0n }

/** Limits of a tier in a currency; a currency that is missing is refused. */
export function limitsIn(limits: readonly TierLimits[], currency: string): Limits {
  const found = limits.find((each) => each.currency === currency)
  if (found === undefined) return nothing
  const minor = (text: string | null) => (text === null ? null : minorUnits(text, currency))
  return {
    maxCredit: minor(found.maxCredit),
    maxBalance: minor(found.maxBalance),
    maxDebit: minor(found.maxDebit),
    maxDailyDebit: minor(found.maxDailyDebit),
  }
}

const closed = (path: string[]) => conflict('The account is closed', 'ACCOUNT_CLOSED', path)
const frozen = (path: string[]) => notAllowed('The account is frozen', 'ACCOUNT_FROZEN', path)
const over = (message: string, path: string[]) => limitReached(message, 'TIER_LIMIT', path)
const isOver = (amount: bigint, limit: bigint | null): boolean => limit !== null && amount > limit

/** The statuses of accounts into which money may come. */
export const creditable: readonly LockedAccount['status'][] = ['OPEN', 'FROZEN_OUT']

/** Why an amount may not come into an account; null when it may. */
export function creditProblem(
  account: Pick<LockedAccount, 'status' | 'postedMinor'>,
  amount: bigint,
  limits: Limits,
  path: string[],
): Problem | null {
  if (account.status === 'CLOSED') return closed(path)
  if (!creditable.includes(account.status)) return frozen(path)
  if (isOver(amount, limits.maxCredit)) return over('The amount is over what may come in at once', path)
  if (isOver(account.postedMinor + amount, limits.maxBalance)) return over('The account would hold too much', path)
  return null
}

/** Why an amount may not go out of an account; null when it may. @param today what went out on the business date */
export function debitProblem(
  account: LockedAccount,
  amount: bigint,
  limits: Limits,
  today: bigint,
  path: string[],
): Problem | null {
  if (account.status === 'CLOSED') return closed(path)
  if (account.status === 'FROZEN_OUT' || account.status === 'FROZEN') return frozen(path)
  if (isOver(amount, limits.maxDebit)) return over('The amount is over what may go out at once', path)
  if (isOver(today + amount, limits.maxDailyDebit)) return over('The amount is over what may go out on a day', path)
  return account.hasBalance && amount > availableOf(account)
    ? conflict('There is too little money on the account', 'INSUFFICIENT_FUNDS', path)
    : null
}

/** What can be moved: what is posted and not held, and the overdraft. */
export const availableOf = ({
  postedMinor,
  heldMinor,
  overdraftMinor,
}: Pick<LockedAccount, 'postedMinor' | 'heldMinor' | 'overdraftMinor'>): bigint =>
  postedMinor - heldMinor + overdraftMinor

/** What is wrong with an account to open; empty when nothing is. */
export function openProblems(given: {
  readonly kind: AccountKind
  readonly currency: string
  readonly loanProviderSlug: string | null
}): FieldProblem[] {
  const isWallet = given.kind === 'WALLET'
  if (!isWallet && given.kind !== 'PROVIDER_FUNDING') {
    return [fieldProblem('Accounts of this kind are not opened by hand', 'input', 'kind')]
  }
  return [
    ...(isWallet === (given.loanProviderSlug === null)
      ? []
      : [fieldProblem('The account of a loan provider names it, and no other does', 'input', 'loanProviderSlug')]),
    ...textProblems('The loan provider', given.loanProviderSlug, { max: 100 }, 'input', 'loanProviderSlug'),
  ]
}

/** What is wrong with an overdraft; empty when nothing is. */
export function overdraftProblems(given: Amount | null | undefined, currency: string): FieldProblem[] {
  if (given === null || given === undefined) return []
  const minor = minorUnits(given.amount, given.currency)
  return given.currency === currency && minor !== null && minor >= 0n && minor <= maxMinor
    ? []
    : [fieldProblem(`The overdraft is an amount of ${currency} that is not below zero`, 'input', 'overdraftLimit')]
}

const maxStatementDays = 400

/** What is wrong with the period of a statement; null when nothing is. */
export const periodFault = (from: string, to: string): string | null => {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
  return days >= 0 && days < maxStatementDays ? null : `A statement covers 1 to ${maxStatementDays} days`
}
