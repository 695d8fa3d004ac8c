// What becomes of loans at the end of a business date: penalties, default, and what borrowers are told.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { notifyMembers } from '@quintet/kit/slice/notify.ts'
import { lowestId } from '@quintet/kit/slice/pages.ts'
import { lockApplication } from '../applications/store.ts'
import { sumText } from '../bids/rules.ts'
import { addDays } from '../business-calendars/rules.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { tellLoan } from './live.ts'
import { instalmentDue, instalmentMissed, loanDefaulted } from './notices.ts'
import { totalOf } from './parts.ts'
import { keep, stateOf } from './standing.ts'
import { dueThrough, readLoan } from './store.ts'

const batch = 100

/** So many days before an instalment is due its borrower is told. */
const daysAhead = 3

/** Counts loans of which an instalment is due up to the day after a business date, and tells whose is due soon. */
export async function closeLoans(context: Context, day: string, signal: AbortSignal): Promise<void> {
  const today = addDays(day, 1)
  const soon = addDays(today, daysAhead)
  let after: string = lowestId
  for (;;) {
    const some = await context.scope.read(dueThrough, { day: today, soon, after, limit: batch })
    for (const { id, applicationId } of some) {
      signal.throwIfAborted()
      await context.scope.write((writer) => closeOne(context, writer, { id, applicationId, today }))
    }
    const last = some.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function closeOne(
  context: Context,
  writer: Writer,
  { id, applicationId, today }: { id: string; applicationId: string; today: string },
): Promise<void> {
  const application = (await lockApplication(writer, applicationId))!
  const loan = (await readLoan(writer, id))!
  if (loan.startOn === null || loan.writtenOffMinor !== null) return
  const { holidays } = await readCalendar(context, writer)
  const userIds = [loan.borrowerId]
  if (loan.nextDueOn !== null && loan.nextDueOn > today) {
    const dueOn = loan.nextDueOn
    if (dueOn !== addDays(today, daysAhead)) return
    // What will be due if nothing more is paid.
    const { instalments } = await stateOf(writer, loan, { holidays, through: dueOn })
    const { demands, settled } = instalments.find((each) => each.dueOn === dueOn)!
    const amount = sumText(totalOf(demands) - totalOf(settled), loan.currency)
    const data = { loanId: id, amount, dueOn }
    await notifyMembers(context, writer, instalmentDue, { userIds, key: `${id} ${dueOn}`, data })
    return
  }
  if (loan.countedOn! >= today) return
  const state = await stateOf(writer, loan, { holidays, through: today })
  await keep(context, writer, { loan, application }, state, today)
  await tellLoan(context, writer, id)
  const amount = sumText(totalOf(state.outstanding), loan.currency)
  if (state.daysPastDue === 1) {
    const data = { loanId: id, amount, dueOn: state.nextDueOn! }
    await notifyMembers(context, writer, instalmentMissed, { userIds, key: `${id} ${data.dueOn}`, data })
  }
  if (application.status === 'REPAYING' && state.daysPastDue === loan.defaultAfterDays + 1) {
    await notifyMembers(context, writer, loanDefaulted, {
      userIds,
      key: `${id} ${today}`,
      data: { loanId: id, amount },
    })
  }
}
