// What a subscription is by all that Stripe told of it. The order in which it was told, and how often, changes nothing.
import type { BillingFact, InvoiceFact, SubscriptionFact } from '../billing/stripe-events.ts'
import { isOfAnswer } from '../billing/stripe-keys.ts'
import type { SubscriptionStatus } from './rules.ts'
import type { InvoiceRow, ModuleSubscriptionRow } from './store.ts'

export interface ToldFact {
  /** In the order in which facts came. */
  readonly id: string
  readonly eventId: string
  readonly createdAt: Date
  readonly rank: number
  readonly fact: BillingFact
}

const statuses: Readonly<Record<string, SubscriptionStatus>> = {
  incomplete: 'INCOMPLETE',
  incomplete_expired: 'INCOMPLETE_EXPIRED',
  trialing: 'TRIALING',
  active: 'ACTIVE',
  past_due: 'PAST_DUE',
  canceled: 'CANCELLED',
  unpaid: 'UNPAID',
  paused: 'PAUSED',
}
const final = ['CANCELLED', 'INCOMPLETE_EXPIRED']
const good = ['ACTIVE', 'TRIALING']

/** Whether Stripe has ended what a fact tells of. */
export const isOver = ({ status }: Pick<SubscriptionFact, 'status'>): boolean => final.includes(statuses[status] ?? '')

const instantOf = (seconds: number | null): Date | null => (seconds === null ? null : new Date(seconds * 1_000))
const laterOf = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a)
const byTime = (a: ToldFact, b: ToldFact): number =>
  a.createdAt.getTime() - b.createdAt.getTime() || a.rank - b.rank || byKind(a, b)

/** Of one second: what Stripe answered is what it was asked to do, after its events. Answers come one after another. */
function byKind(a: ToldFact, b: ToldFact): number {
  const [isAnswer, isOther] = [isOfAnswer(a.eventId), isOfAnswer(b.eventId)]
  if (isAnswer !== isOther) return isAnswer ? 1 : -1
  return (isAnswer ? a.id < b.id : a.eventId < b.eventId) ? -1 : 1
}

/** The subscription as its facts have it. */
export function stateOf(row: ModuleSubscriptionRow, told: readonly ToldFact[]): ModuleSubscriptionRow {
  let state: ModuleSubscriptionRow = { ...row, status: 'INCOMPLETE', periodStart: null, periodEnd: null, endedAt: null }
  let wasGood = false
  let paidUntil: Date | null = null
  let paidAt: Date | null = null
  for (const { fact, createdAt, rank } of [...told].sort(byTime)) {
    if (fact.kind === 'subscription') {
      state = withFact(state, fact, createdAt, rank)
      wasGood ||= good.includes(state.status)
    }
    // A bill of nothing is that of a trial.
    if (fact.kind === 'invoice' && fact.status === 'PAID' && fact.amountMinor !== '0') {
      paidUntil = laterOf(paidUntil, instantOf(fact.periodEnd))
      paidAt = laterOf(paidAt, createdAt)
    }
  }
  // The period that goes on is paid while all is well; else it is the one before.
  const covered = wasGood ? (good.includes(state.status) ? state.periodEnd : state.periodStart) : null
  return { ...state, paidUntil: laterOf(paidUntil, covered), paidAt }
}

function withFact(
  state: ModuleSubscriptionRow,
  fact: SubscriptionFact,
  stateAt: Date,
  stateRank: number,
): ModuleSubscriptionRow {
  // What has ended stays so.
  if (final.includes(state.status)) return state
  const periodEnd = instantOf(fact.periodEnd)
  const isNewer = periodEnd !== null && (state.periodEnd === null || periodEnd >= state.periodEnd)
  const period = isNewer ? { periodStart: instantOf(fact.periodStart), periodEnd } : {}
  const status = statuses[fact.status] ?? 'UNKNOWN'
  const endedAt = final.includes(status) ? (instantOf(fact.endedAt) ?? stateAt) : null
  const { reference, cancelAtPeriodEnd, price } = fact
  // Kept before prices were told: it stays as it was begun.
  const paid = price ? { ...price, amountMinor: BigInt(price.amountMinor) } : {}
  return { ...state, ...period, ...paid, status, endedAt, reference, cancelAtPeriodEnd, stateAt, stateRank }
}

type Bill = Omit<InvoiceRow, 'id' | 'subscriptionId'>

/** The bills of a subscription as its facts have them. */
export function billsOf(told: readonly ToldFact[]): Bill[] {
  const bills = new Map<string, Bill>()
  for (const { fact, createdAt } of [...told].sort(byTime)) {
    if (fact.kind === 'invoice') bills.set(fact.invoice, billWith(bills.get(fact.invoice), fact, createdAt))
  }
  return [...bills.values()]
}

const order = ['OPEN', 'VOID', 'PAID']

function billWith(before: Bill | undefined, fact: InvoiceFact, at: Date): Bill {
  // Paid is final, and so is void unless it was paid.
  const isOver = before !== undefined && order.indexOf(before.status) > order.indexOf(fact.status)
  const status = isOver ? before.status : fact.status
  const amountMinor = isOver ? before.amountMinor : BigInt(fact.amountMinor)
  return {
    reference: fact.invoice,
    status,
    amountMinor,
    currency: fact.currency,
    attemptCount: Math.max(before?.attemptCount ?? 0, fact.attemptCount),
    periodEnd: laterOf(before?.periodEnd ?? null, instantOf(fact.periodEnd))!,
    nextAttemptAt: null,
    paidAt: before?.paidAt ?? (status === 'PAID' ? at : null),
    createdAt: instantOf(fact.madeAt)!,
  }
}
