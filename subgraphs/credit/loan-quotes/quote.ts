// What a loan of given terms would cost.
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { isRate } from '../categories/conventions.ts'
import { aprOf, type Payment } from '../loans/apr.ts'
import type { InstalmentState } from '../loans/parts.ts'
import { noParts } from '../loans/parts.ts'
import type { Planned } from '../loans/schedules.ts'
import { scheduleOf } from '../loans/schedules.ts'
import type { LoanTermsInput } from '../types.gen.ts'

export interface Quote {
  readonly currency: string
  readonly apr: string | null
  readonly instalmentMinor: bigint | null
  readonly totalMinor: bigint
  readonly schedule: readonly InstalmentState[]
}

const maxInstalments = 600
const maxMinor = 1_000_000_000_000_000n

/** An instalment of a plan of which nothing was paid. */
const unpaid = ({ dueOn, principalMinor, interestMinor }: Planned, index: number): InstalmentState => ({
  number: index + 1,
  dueOn,
  demands: { ...noParts, PRINCIPAL: principalMinor, INTEREST: interestMinor },
  settled: noParts,
})

/** A quote, or what is wrong with the terms. */
export function quoteOf(terms: LoanTermsInput, holidays: readonly string[]): Quote | string {
  const { currency } = terms.principal
  const principalMinor = minorUnits(terms.principal.amount, currency)
  const feesMinor = terms.fees ? minorUnits(terms.fees.amount, terms.fees.currency) : 0n
  if (principalMinor === null || principalMinor <= 0n || principalMinor > maxMinor)
    return 'The principal must be an amount above zero'
  if (
    feesMinor === null ||
    feesMinor < 0n ||
    feesMinor >= principalMinor ||
    (terms.fees?.currency ?? currency) !== currency
  )
    return 'The fees must be less than the principal, in its currency'
  const every = terms.every ?? 'MONTH'
  if (terms.payments) {
    if (typeof terms.annualRate === 'string' || typeof terms.instalments === 'number')
      return 'Terms have payments, or a rate and a number of instalments'
    const payments = paymentsOf(terms, currency)
    if (typeof payments === 'string') return payments
    const apr = aprOf(principalMinor - feesMinor, terms.startOn, every, payments)
    const totalMinor = payments.reduce((sum, { amountMinor, times }) => sum + amountMinor * BigInt(times), 0n)
    return { currency, apr, instalmentMinor: null, totalMinor, schedule: [] }
  }
  const { annualRate, instalments, startOn, firstDueOn = null } = terms
  if (typeof annualRate !== 'string' || !isRate(annualRate)) return 'The rate must be from 0 to 1000 percent a year'
  if (typeof instalments !== 'number' || instalments < 1 || instalments > maxInstalments)
    return `There must be 1 to ${maxInstalments} instalments`
  if (firstDueOn !== null && firstDueOn <= startOn) return 'The first instalment is due after the start'
  const dayCount = terms.dayCount ?? 'THIRTY_360'
  const scheduleKind = terms.scheduleKind ?? 'ANNUITY'
  const plan = scheduleOf({
    principalMinor,
    annualRate,
    instalments,
    startOn,
    firstDueOn,
    every,
    dayCount,
    scheduleKind,
    holidays,
  })
  const amounts = plan.map((each) => each.principalMinor + each.interestMinor)
  // Periods are counted from the first instalment: a day that a shorter month has clamped is no shorter period.
  const first = plan[0]!.dueOn
  const runs = amounts.map((amountMinor, index): Payment => ({ on: first, amountMinor, times: 1, after: index }))
  const apr = aprOf(principalMinor - feesMinor, startOn, every, runs)
  const totalMinor = amounts.reduce((sum, amount) => sum + amount, 0n)
  return { currency, apr, instalmentMinor: amounts[0]!, totalMinor, schedule: plan.map(unpaid) }
}

function paymentsOf({ payments, startOn }: LoanTermsInput, currency: string): Payment[] | string {
  const all: Payment[] = []
  let count = 0
  for (const { on, amount, times } of payments ?? []) {
    const amountMinor = minorUnits(amount, currency)
    if (amountMinor === null || amountMinor <= 0n || amountMinor > maxMinor)
      return 'Each payment is an amount above zero in the currency of the principal'
    if (on <= startOn) return 'Each payment is after the start'
    count += times ?? 1
    if ((times ?? 1) < 1 || count > maxInstalments) return `There must be 1 to ${maxInstalments} instalments`
    all.push({ on, amountMinor, times: times ?? 1 })
  }
  return all.length === 0 ? `There must be 1 to ${maxInstalments} instalments` : all
}
