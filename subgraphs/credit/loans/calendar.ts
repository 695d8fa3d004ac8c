// The calendar of what is due on a loan: its address lives until another is made, or it is closed.
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { signedLink } from '@quintet/kit/wire/signed-links.ts'
import type { Context } from '../context.ts'
import type { LoanCalendarInput } from '../types.gen.ts'
import { type LoanRow, readLoan, setCalendar } from './store.ts'

/** The address outlives the longest loan. Closing the calendar ends it. */
const yearsAhead = 60

/** The address of a loan's calendar; null without one. It is made anew each time, and stored nowhere. */
export function calendarUrl(context: Context, { id, calendarId, createdAt }: LoanRow): string | null {
  if (calendarId === null) return null
  const { loanLinkKey: key, publicUrl } = context
  const until = new Date(createdAt)
  until.setUTCFullYear(until.getUTCFullYear() + yearsAhead)
  const permission = { tenant: tenantId(context), calendar: calendarId }
  return signedLink({ key, publicUrl }, `/loan-calendars/${id}`, permission, until)
}

const turn = (context: Context, name: string, input: LoanCalendarInput, isOpened: boolean) =>
  change(context, name, input, {
    async work(writer) {
      const path = ['input', 'loanId']
      const loan = await readLoan(writer, input.loanId)
      if (loan?.borrowerId !== viewerId(context)) throw new Refused(notFoundProblem('There is no such loan', path))
      if (isOpened && loan.startOn === null) {
        throw new Refused(conflict('The loan was not paid out', 'WRONG_STATUS', path))
      }
      await writer.run(setCalendar, { id: loan.id, calendarIds: isOpened ? [newId()] : [] })
      return (await readLoan(writer, loan.id))!
    },
  })

/** Makes a calendar of the caller's own loan. The address of a former one is over. */
export const openCalendar = (context: Context, input: LoanCalendarInput) =>
  turn(context, 'openLoanCalendar', input, true)

/** Ends the calendar of the caller's own loan. */
export const closeCalendar = (context: Context, input: LoanCalendarInput) =>
  turn(context, 'closeLoanCalendar', input, false)
