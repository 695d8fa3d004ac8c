// Prices: minor units as bigints inside, as texts in JSON columns.
import type { StoredPrice, StoredPrices } from '@quintet/drizzle/marketplace/modules.ts'
import { decimalText, isCurrency, type Money, minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

/** What a module costs, as it is stored. */
export type Prices = StoredPrices

/** An amount as clients see and send it. */
export interface MoneyText {
  readonly amount: string
  readonly currency: string
}

/** The most minor units of an amount, so that sums of them fit into PostgreSQL's bigint. */
const maxMinor = 10n ** 15n

/** What is wrong with an amount that must be above 0, or may also be 0. */
export function amountProblems({ amount, currency }: MoneyText, least: 0n | 1n, ...path: string[]): FieldProblem[] {
  if (!isCurrency(currency)) return [fieldProblem('This is no currency in use', ...path, 'currency')]
  const minor = minorUnits(amount, currency)
  if (minor === null) return [fieldProblem(`${currency} has fewer decimals`, ...path, 'amount')]
  if (minor < least) return [fieldProblem(least === 0n ? 'This must not be negative' : 'This must be above 0', ...path)]
  return minor > maxMinor ? [fieldProblem('This amount is too large', ...path)] : []
}

/** An amount that was found to be right. */
export const moneyOf = ({ amount, currency }: MoneyText): Money => ({
  amountMinor: minorUnits(amount, currency)!,
  currency,
})

export const moneyText = (money: Money): MoneyText => ({ amount: decimalText(money), currency: money.currency })

export const storedPrice = (text: MoneyText): StoredPrice => {
  const { amountMinor, currency } = moneyOf(text)
  return { amountMinor: String(amountMinor), currency }
}
export const priceOf = ({ amountMinor, currency }: StoredPrice): Money => ({
  amountMinor: BigInt(amountMinor),
  currency,
})

/** The ways in which a module is sold. */
export const waysToSell = ['oneTime', 'monthly', 'annual'] as const

/** Prices as clients see them. */
export const shownPrices = (prices: StoredPrices) =>
  Object.fromEntries(waysToSell.map((way) => [way, prices[way] === undefined ? null : moneyText(priceOf(prices[way]))]))
