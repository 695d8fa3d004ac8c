// What a subscription means for its licence, and when its periods end. All of it is computed from the subscription's row.

export type BillingInterval = 'MONTH' | 'YEAR'
export type SubscriptionStatus =
  | 'INCOMPLETE'
  | 'INCOMPLETE_EXPIRED'
  | 'TRIALING'
  | 'ACTIVE'
  | 'PAST_DUE'
  | 'CANCELLED'
  | 'UNPAID'
  | 'PAUSED'
  | 'UNKNOWN'

export interface SubscriptionFacts {
  readonly status: string
  readonly paidUntil: Date | null
  readonly paidAt: Date | null
  readonly graceDays: number
  readonly stateAt: Date
  readonly endedAt: Date | null
}

const dayMilliseconds = 86_400_000
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * dayMilliseconds)

/** An instant some months later: on the same day, or on the last one of a shorter month. */
export function monthsAfter(instant: Date, months: number): Date {
  const moved = new Date(instant)
  const day = moved.getUTCDate()
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(day, last))
  return moved
}

const monthsOf = (interval: string): number => (interval === 'YEAR' ? 12 : 1)

/** The first end of a period after an instant. Ends are counted from the anchor, so that they keep its day. */
export function periodEndAfter(anchor: Date, interval: string, instant: Date): Date {
  const months = monthsOf(interval)
  let count = 1
  while (monthsAfter(anchor, count * months) <= instant) count += 1
  return monthsAfter(anchor, count * months)
}

/** What a licence gets of a subscription. Null where the subscription never paid for one. */
export interface LicenceTerms {
  readonly expiresAt: Date
  readonly suspended: { readonly at: Date; readonly reason: string } | null
  readonly endedAt: Date | null
}

const suspending = ['UNPAID', 'PAUSED', 'INCOMPLETE_EXPIRED']

export function licenceTerms(subscription: SubscriptionFacts): LicenceTerms | null {
  const { status, paidUntil, paidAt, graceDays, stateAt, endedAt } = subscription
  if (paidUntil === null) return null
  // A payment that came after it takes the suspension back.
  const isSuspended = suspending.includes(status) && !(paidAt !== null && paidAt > stateAt)
  const reason = status === 'PAUSED' ? 'PAUSED' : 'PAYMENT'
  return {
    expiresAt: daysAfter(paidUntil, graceDays),
    suspended: isSuspended ? { at: stateAt, reason } : null,
    endedAt,
  }
}

/** Until when the licence holds although a payment is due; null where none is. */
export const graceEnd = ({ status, paidUntil, graceDays }: SubscriptionFacts): Date | null =>
  status === 'PAST_DUE' && paidUntil !== null ? daysAfter(paidUntil, graceDays) : null

interface Period {
  readonly amountMinor: bigint
  readonly periodStart: Date | null
  readonly periodEnd: Date | null
}

/** The part of a period's price that is not used up at an instant, rounded half up. */
export function unusedPart({ amountMinor, periodStart, periodEnd }: Period, now: Date): bigint {
  if (periodStart === null || periodEnd === null || now >= periodEnd) return 0n
  const whole = BigInt(periodEnd.getTime() - periodStart.getTime())
  const left = BigInt(periodEnd.getTime() - Math.max(now.getTime(), periodStart.getTime()))
  return (2n * amountMinor * left + whole) / (2n * whole)
}

/** What is due at once when the price changes within a period that goes on: the difference for what is left of it. */
export const dueWithinPeriod = (period: Period, newMinor: bigint, now: Date): bigint =>
  unusedPart({ ...period, amountMinor: newMinor }, now) - unusedPart(period, now)

/** What is due at once when a new period begins now: its price without the unused part of the present one. */
export const dueForNewPeriod = (period: Period, newMinor: bigint, now: Date): bigint =>
  newMinor - unusedPart(period, now)
