// What becomes of loans at the end of a business date: penalties, default, and what borrowers are told.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { type CreditApplicationRow, lockApplications } from '../applications/store.ts'
import { sumText } from '../bids/rules.ts'
import { addDays } from '../business-calendars/rules.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { tellLoans } from './live.ts'
import { instalmentDue, instalmentMissed, loanDefaulted } from './notices.ts'
import { type LoanState, totalOf } from './parts.ts'
import { replay } from './replay.ts'
import { follow, termsOf } from './state.ts'
import { dueThrough, type LoanRow, readEventsOf, readLoans, writeCounted } from './store.ts'

/** Loans that are counted in one transaction: counted one by one, a day of many would take longer than a day. */
const batch = 100

/** So many days before an instalment is due its borrower is told. */
const daysAhead = 3

/** Counts loans of which an instalment is due up to the day after a business date, and tells whose is due soon. */
export async function closeLoans(context: Context, day: string, signal: AbortSignal): Promise<void> {
  const today = addDays(day, 1)
  const soon = addDays(today, daysAhead)
  let after: string = lowestId
  for (;;) {
    signal.throwIfAborted()
    const some = await context.scope.read(dueThrough, { day: today, soon, after, limit: batch })
    const last = some.at(-1)
    if (last === undefined) return
    await context.scope.write((writer) => closeSome(context, writer, some, { today, soon }))
    after = last.id
  }
}

interface Days {
  readonly today: string
  readonly soon: string
}
interface Counted {
  readonly loan: LoanRow
  readonly application: CreditApplicationRow
  readonly state: LoanState
}

async function closeSome(
  context: Context,
  writer: Writer,
  some: readonly { readonly id: string; readonly applicationId: string }[],
  { today, soon }: Days,
): Promise<void> {
  const locked = await lockApplications(
    writer,
    some.map(({ applicationId }) => applicationId),
  )
  const applications = new Map(locked.map((each) => [each.id, each]))
  const ids = some.map(({ id }) => id)
  const events = await readEventsOf(writer, ids)
  const { holidays } = await readCalendar(context, writer)
  const stateOn = (loan: LoanRow, on: string): LoanState =>
    replay(termsOf(loan, holidays), events.get(loan.id) ?? [], on)
  const counted: Counted[] = []
  // As they are now that nothing changes them any more.
  for (const loan of await readLoans(writer, ids)) {
    if (loan.startOn === null || loan.writtenOffMinor !== null) continue
    if (loan.nextDueOn === soon) await tellDue(context, writer, loan, stateOn(loan, soon))
    const isToCount = loan.nextDueOn === null || loan.nextDueOn <= today
    if (!isToCount || loan.countedOn! >= today) continue
    counted.push({ loan, application: applications.get(loan.applicationId)!, state: stateOn(loan, today) })
  }
  if (counted.length === 0) return
  await writer.run(writeCounted, { counted: counted.map(shownCounted), on: today, at: context.clock.now() })
  for (const { loan, application, state } of counted) {
    await follow(context, writer, { loan, application }, state, today)
    await tellLate(context, writer, { loan, application, state }, today)
  }
  await tellLoans(
    context,
    writer,
    counted.map(({ loan }) => loan.id),
  )
}

const shownCounted = ({ loan, state: { outstanding, daysPastDue, nextDueOn } }: Counted) => ({
  id: loan.id,
  principal: String(outstanding.PRINCIPAL),
  interest: String(outstanding.INTEREST),
  penalty: String(outstanding.PENALTY),
  days: daysPastDue,
  next: nextDueOn,
})

/** Tells a borrower what will be due soon, if nothing more is paid. */
async function tellDue(context: Context, writer: Writer, loan: LoanRow, { instalments }: LoanState): Promise<void> {
  const dueOn = loan.nextDueOn!
  const { demands, settled } = instalments.find((each) => each.dueOn === dueOn)!
  await notifyMembers(context, writer, instalmentDue, {
    userIds: [loan.borrowerId],
    key: `${loan.id} ${dueOn}`,
    data: { loanId: loan.id, amount: sumText(totalOf(demands) - totalOf(settled), loan.currency), dueOn },
  })
}

async function tellLate(
  context: Context,
  writer: Writer,
  { loan, application, state }: Counted,
  today: string,
): Promise<void> {
  const userIds = [loan.borrowerId]
  const data = { loanId: loan.id, amount: sumText(totalOf(state.outstanding), loan.currency) }
  if (state.daysPastDue === 1) {
    const dueOn = state.nextDueOn!
    const missed = { ...data, dueOn }
    await notifyMembers(context, writer, instalmentMissed, { userIds, key: `${loan.id} ${dueOn}`, data: missed })
  }
  if (application.status === 'REPAYING' && state.daysPastDue === loan.defaultAfterDays + 1) {
    await notifyMembers(context, writer, loanDefaulted, { userIds, key: `${loan.id} ${today}`, data })
  }
}
