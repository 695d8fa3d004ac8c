// Times as cron has them: minute, hour, day of the month, month and day of the week.
import { CronExpressionParser } from 'cron-parser'

const parse = (cron: string, currentDate: Date, tz: string) => CronExpressionParser.parse(cron, { currentDate, tz })

/** The first time after an instant. Throws for a schedule that cannot be read, and for an unknown time zone. */
export const timeAfter = (cron: string, at: Date, timeZone = 'UTC'): Date => parse(cron, at, timeZone).next().toDate()

/** The last time up to an instant, in UTC. */
export const timeUpTo = (cron: string, at: Date): Date =>
  parse(cron, new Date(at.getTime() + 1), 'UTC')
    .prev()
    .toDate()
