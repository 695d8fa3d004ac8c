// How loans of a category are calculated, and what may be set.
import type { LoanPart } from '@quintet/drizzle/credit/categories.ts'
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { DayCount, MoneyInput, SaveCreditCategoryInput } from '../types.gen.ts'

export interface Conventions {
  /** Above which amount a second person approves, in minor units; null for none. */
  readonly secondReviewMinor: bigint | null
  readonly offersDays: number
  readonly dayCount: string
  readonly allocation: readonly LoanPart[]
  readonly allocationOrder: 'HORIZONTAL' | 'VERTICAL'
  readonly surplus: 'NEXT_INSTALMENTS' | 'REAMORTISE' | 'WALLET'
  readonly lateFeeMinor: bigint | null
  readonly penaltyRate: string | null
  readonly graceDays: number
  readonly defaultAfterDays: number
}

const parts: readonly LoanPart[] = ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL']
const dayCount: DayCount = 'THIRTY_360'

export const standardConventions: Conventions = {
  secondReviewMinor: null,
  offersDays: 14,
  dayCount,
  allocation: parts,
  allocationOrder: 'HORIZONTAL',
  surplus: 'NEXT_INSTALMENTS',
  lateFeeMinor: null,
  penaltyRate: null,
  graceDays: 0,
  defaultAfterDays: 90,
}

const maxRate = 1000

/** Whether a text is a rate in percent a year that is calculated with exactly. */
export const isRate = (text: string): boolean => /^\d{1,4}(\.\d{1,8})?$/.test(text) && Number(text) <= maxRate

const minorOf = (money: MoneyInput | null | undefined): bigint | null =>
  money ? minorUnits(money.amount, money.currency) : null

/** The conventions of a category to save. */
export const conventionsOf = (input: SaveCreditCategoryInput) => ({
  secondReviewMinor: minorOf(input.secondReviewAbove),
  offersDays: input.offersDays ?? standardConventions.offersDays,
  dayCount: input.dayCount ?? dayCount,
  allocation: [...(input.allocation ?? parts)],
  allocationOrder: input.allocationOrder ?? standardConventions.allocationOrder,
  surplus: input.surplus ?? standardConventions.surplus,
  lateFeeMinor: minorOf(input.lateFee),
  penaltyRate: input.penaltyRate ?? null,
  graceDays: input.graceDays ?? 0,
  defaultAfterDays: input.defaultAfterDays ?? standardConventions.defaultAfterDays,
})

/** What is wrong with the conventions of a category to save; empty when nothing is. */
export function conventionProblems(input: SaveCreditCategoryInput): FieldProblem[] {
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', field)]
  const currency = (input.minimum ?? input.maximum)?.currency ?? null
  const isSum = (money: MoneyInput | null | undefined): boolean =>
    !money || (money.currency === currency && (minorOf(money) ?? -1n) >= 0n)
  const isWithin = (value: number | null | undefined, min: number, max: number): boolean =>
    typeof value !== 'number' || (value >= min && value <= max)
  const allocation = input.allocation ?? parts
  const isWhole = allocation.length === parts.length && new Set(allocation).size === parts.length
  return [
    ...at(isSum(input.secondReviewAbove), "The amount is one of the category's currency", 'secondReviewAbove'),
    ...at(isWithin(input.offersDays, 1, 365), 'Bids are open for 1 to 365 days', 'offersDays'),
    ...at(isWhole, 'Each part of a loan is named once', 'allocation'),
    ...at(isSum(input.lateFee), "The amount is one of the category's currency", 'lateFee'),
    ...at(!input.penaltyRate || isRate(input.penaltyRate), `The rate must be from 0 to ${maxRate}`, 'penaltyRate'),
    ...at(isWithin(input.graceDays, 0, 365), 'An instalment may be late for 0 to 365 days', 'graceDays'),
    ...at(isWithin(input.defaultAfterDays, 1, 3650), 'Default is after 1 to 3650 days', 'defaultAfterDays'),
  ]
}
