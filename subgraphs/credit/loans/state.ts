// What a loan has come to: the amounts that are kept of it, and its status.
import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import type { Status } from '../applications/rules.ts'
import { goTo } from '../applications/status.ts'
import type { CreditApplicationRow } from '../applications/store.ts'
import { sumText } from '../bids/rules.ts'
import type { Context } from '../context.ts'
import type { DayCount } from '../savings/day-counts.ts'
import { loanClosed } from './notices.ts'
import type { LoanEvent, LoanState, LoanTerms } from './parts.ts'
import { replay } from './replay.ts'
import { type LoanRow, readEvents, updateLoan } from './store.ts'

/** The terms of a loan that was paid out. */
export const termsOf = (loan: LoanRow, holidays: readonly string[]): LoanTerms => ({
  principalMinor: loan.principalMinor,
  annualRate: loan.nominalRate,
  dayCount: loan.dayCount as DayCount,
  scheduleKind: loan.scheduleKind,
  startOn: loan.startOn!,
  plan: loan.plan!.map(({ dueOn, principal, interest }) => ({
    dueOn,
    principalMinor: BigInt(principal),
    interestMinor: BigInt(interest),
  })),
  holidays,
  allocation: loan.allocation,
  allocationOrder: loan.allocationOrder,
  surplus: loan.surplus,
  lateFeeMinor: loan.lateFeeMinor ?? 0n,
  penaltyRate: loan.penaltyRate,
  graceDays: loan.graceDays,
})

/** A loan on a day, after what was paid and waived; one more event may be tried. */
export async function stateOf(
  reader: Reader,
  loan: LoanRow,
  { holidays, through, also }: { holidays: readonly string[]; through: string; also?: LoanEvent },
): Promise<LoanState> {
  const events = await readEvents(reader, loan.id)
  return replay(termsOf(loan, holidays), also === undefined ? events : [...events, also], through)
}

/** The statuses through which a loan goes on a day; none where it stays. */
function stepsFrom(
  status: Status,
  state: LoanState,
  { today, firstDueOn, defaultAfterDays }: { today: string; firstDueOn: string; defaultAfterDays: number },
): Status[] {
  if (status === 'CLOSED') return state.isSettled ? [] : ['REPAYING']
  if (status === 'DISBURSED') {
    if (state.isSettled) return ['CLOSED']
    if (firstDueOn > today) return []
    return ['REPAYING', ...stepsFrom('REPAYING', state, { today, firstDueOn, defaultAfterDays })]
  }
  if (state.isSettled) return ['CLOSED']
  if (status === 'REPAYING') return state.daysPastDue > defaultAfterDays ? ['DEFAULTED'] : []
  return state.isCurrent ? ['REPAYING'] : []
}

/** Writes down what a loan has come to on a day, and takes its status there. */
export async function keep(
  context: Context,
  writer: Writer,
  { loan, application }: LoanWithApplication,
  state: LoanState,
  today: string,
  reason: string | null = null,
): Promise<LoanRow> {
  const { outstanding, daysPastDue, nextDueOn } = state
  const kept = (await updateLoan(writer, {
    ...loan,
    countedOn: today,
    principalOpenMinor: outstanding.PRINCIPAL,
    interestOpenMinor: outstanding.INTEREST,
    penaltyOpenMinor: outstanding.PENALTY,
    daysPastDue,
    nextDueOn,
    updatedAt: context.clock.now(),
  }))!
  await follow(context, writer, { loan, application }, state, today, reason)
  return kept
}

interface LoanWithApplication {
  readonly loan: LoanRow
  readonly application: CreditApplicationRow
}

/** Takes the status of a loan to where its state is on a day. */
export async function follow(
  context: Context,
  writer: Writer,
  { loan, application }: LoanWithApplication,
  state: LoanState,
  today: string,
  reason: string | null = null,
): Promise<void> {
  const on = { today, firstDueOn: loan.plan![0]!.dueOn, defaultAfterDays: loan.defaultAfterDays }
  let present = application
  for (const status of stepsFrom(application.status, state, on)) {
    present = await goTo(context, writer, present, status, { reason, actorId: null })
    if (status === 'CLOSED') {
      await notifyMembers(context, writer, loanClosed, {
        userIds: [loan.borrowerId],
        key: `${loan.id} ${present.version}`,
        data: { loanId: loan.id, amount: sumText(loan.principalMinor, loan.currency) },
      })
    }
  }
}
