import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, fieldProblem, invalidInput, notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { AdvanceBusinessDateInput, SaveBusinessCalendarInput } from '../types.gen.ts'
import { addDays, calendarProblems, dateIn, dayNumber, maxAdvance } from './rules.ts'
import { requestClosing } from './schedule.ts'
import { calendarAt, insertCalendar, oneForUpdate, updateCalendar } from './store.ts'

const oneIndex = 'business_calendars_one'
const exists = () => conflict('There is a calendar', 'ALREADY_EXISTS', ['input', 'version'])
const stale = () => conflict('The calendar has changed meanwhile', 'VERSION', ['input', 'version'])

/** Makes the calendar, or replaces the version that was read. The business date does not go back. */
export const saveBusinessCalendar = (context: Context, input: SaveBusinessCalendarInput) =>
  change(context, 'saveBusinessCalendar', input, {
    problems: calendarProblems(input),
    taken: { [oneIndex]: exists() },
    async work(writer) {
      if (input.mode === 'MANUAL' && !context.isDevelopment) {
        throw new Refused(
          notAllowed('The date is moved by hand in development alone', 'NOT_ALLOWED', ['input', 'mode']),
        )
      }
      const at = context.clock.now()
      const [row] = await writer.read(oneForUpdate, {})
      const present = calendarAt(row, at)
      const { mode, timeZone } = input
      const holidays = [...new Set(input.holidays)].sort()
      const today = mode === 'MANUAL' ? present.businessDate : dateIn(timeZone, at)
      if (today < addDays(present.closedThrough, 1)) {
        throw new Refused(conflict('The business date would go back', 'WRONG_STATUS', ['input', 'mode']))
      }
      const values = { mode, timeZone, holidays, businessDate: today, updatedAt: at }
      if (row === undefined) {
        if ((input.version ?? 0) !== 0) throw new Refused(stale())
        const closedThrough = addDays(today, -1)
        return insertCalendar(writer, { id: newId(), ...values, closedThrough, createdAt: at })
      }
      if ((input.version ?? 0) === 0) throw new Refused(exists())
      const changed = await updateCalendar(writer, { id: row.id, version: input.version!, ...values })
      if (changed === null) throw new Refused(stale())
      await requestClosing(context, writer, addDays(today, -1), mode === 'MANUAL' ? null : timeZone)
      return changed
    },
  })

/** Moves the business date on; a job closes the days before it. */
export const advanceBusinessDate = (context: Context, input: AdvanceBusinessDateInput) =>
  change(context, 'advanceBusinessDate', input, {
    async work(writer) {
      const [row] = await writer.read(oneForUpdate, {})
      const path = ['input', 'to']
      if (row === undefined || row.mode === 'AUTOMATIC') {
        throw new Refused(notAllowed('The business date follows the clock', 'CALENDAR_AUTOMATIC', path))
      }
      const days = dayNumber(input.to) - dayNumber(row.businessDate)
      if (days < 0 || days > maxAdvance) {
        const message = `The date moves on by 0 to ${maxAdvance} days`
        throw new Refused(invalidInput([fieldProblem(message, ...path)]))
      }
      const values = { ...row, businessDate: input.to, updatedAt: context.clock.now() }
      const changed = await updateCalendar(writer, values)
      await requestClosing(context, writer, addDays(input.to, -1), null)
      return changed!
    },
  })
