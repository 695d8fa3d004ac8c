import { sql } from 'drizzle-orm'
import { check, date, integer, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { createdAt, instant, tenantKey } from '../table-parts/columns.ts'
import { tenantIsolation } from '../table-parts/policies.ts'
import { credit } from './schema.ts'

/** The day that a tenant's ledger is at. */
export const businessCalendars = credit.table(
  'business_calendars',
  {
    ...tenantKey(),
    /** AUTOMATIC: the day follows the clock. MANUAL: it is moved by hand. */
    mode: text('mode').$type<'AUTOMATIC' | 'MANUAL'>().notNull(),
    /** Where the day of an automatic one begins, such as Europe/Paris. */
    timeZone: text('time_zone').notNull(),
    /** Days on which no business is done, beside Saturdays and Sundays. */
    holidays: date('holidays', { mode: 'string' }).array().notNull(),
    /** The day of a manual one. */
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    /** The last day that was closed: what falls due on it is done. */
    closedThrough: date('closed_through', { mode: 'string' }).notNull(),
    /** Raised by each change that is made by hand. */
    version: integer('version').notNull().default(1),
    /** When it was made. */
    createdAt: createdAt(),
    /** When it last changed. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    ...tenantIsolation(t),
    uniqueIndex('business_calendars_one').on(t.tenantId),
    check('business_calendars_mode', sql`mode in ('AUTOMATIC', 'MANUAL')`),
  ],
)
