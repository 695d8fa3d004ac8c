import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { businessCalendars } from '@quintet/drizzle/credit/business-calendars.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { addDays, dateIn } from './rules.ts'

const rows = tenantRows(businessCalendars)
export type BusinessCalendarRow = RowOf<typeof rows>

export const insertCalendar = rows.insert()
export const updateCalendar = rows.update('mode', 'timeZone', 'holidays', 'businessDate', 'updatedAt')

const columns = {
  id: businessCalendars.id,
  mode: businessCalendars.mode,
  timeZone: businessCalendars.timeZone,
  holidays: businessCalendars.holidays,
  businessDate: businessCalendars.businessDate,
  closedThrough: businessCalendars.closedThrough,
  version: businessCalendars.version,
  createdAt: businessCalendars.createdAt,
  updatedAt: businessCalendars.updatedAt,
}
const one = statement({}, (db, p) =>
  db.select(columns).from(businessCalendars).where(eq(businessCalendars.tenantId, p.tenantId)),
)
export const oneForUpdate = statement({}, (db, p) =>
  db.select(columns).from(businessCalendars).where(eq(businessCalendars.tenantId, p.tenantId)).for('update'),
)

export const setClosed = statement({ id: slot.uuid, through: slot.text, at: slot.instant }, (db, p) =>
  db
    .update(businessCalendars)
    .set({ closedThrough: p.through as never, updatedAt: p.at as never })
    .where(and(eq(businessCalendars.tenantId, p.tenantId), eq(businessCalendars.id, p.id))),
)

/** The calendar of a tenant that has none of its own: the day in UTC. */
export function standardCalendar(now: Date): BusinessCalendarRow {
  const businessDate = dateIn('UTC', now)
  const closedThrough = addDays(businessDate, -1)
  const times = { createdAt: now, updatedAt: now }
  return { id: '', mode: 'AUTOMATIC', timeZone: 'UTC', holidays: [], businessDate, closedThrough, version: 0, ...times }
}

/** A calendar as it is at an instant: the day of an automatic one follows the clock. */
export const calendarAt = (row: BusinessCalendarRow | undefined, now: Date): BusinessCalendarRow => {
  if (row === undefined) return standardCalendar(now)
  return row.mode === 'MANUAL' ? row : { ...row, businessDate: dateIn(row.timeZone, now) }
}

const loadRows = loadMany<Context, BusinessCalendarRow>(
  (context) => context.scope.read(one, {}),
  () => 'one',
)
/** The tenant's calendar at present. @param reader of a transaction; without it all fields of a request read it once */
export async function readCalendar(context: Context, reader?: Reader): Promise<BusinessCalendarRow> {
  const [row] = await (reader === undefined ? loadRows(context, 'one') : reader.read(one, {}))
  return calendarAt(row, context.clock.now())
}
export const businessDate = async (context: Context, reader?: Reader): Promise<string> =>
  (await readCalendar(context, reader)).businessDate
