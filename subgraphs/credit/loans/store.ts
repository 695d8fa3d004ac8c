import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { applications } from '@quintet/drizzle/credit/applications.ts'
import { loanRestructurings } from '@quintet/drizzle/credit/loan-restructurings.ts'
import { loanRepayments, loans, loanWaivers } from '@quintet/drizzle/credit/loans.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import type { LoanEvent, NewTerms } from './parts.ts'

const rows = tenantRows(loans)
export type LoanRow = RowOf<typeof rows>

export const loadLoan = rows.load
export const readLoan = rows.read
export const insertLoan = rows.insert({ defaults: ['calendarId'] })
export const updateLoan = rows.update(
  'startOn',
  'plan',
  'countedOn',
  'principalOpenMinor',
  'interestOpenMinor',
  'penaltyOpenMinor',
  'daysPastDue',
  'nextDueOn',
  'writtenOffMinor',
  'updatedAt',
)

const { tenantId: _, ...columns } = getTableColumns(loans)
const many = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(loans)
    .where(and(eq(loans.tenantId, p.tenantId), isAnyOf(loans.id, p.ids)))
    .orderBy(asc(loans.id)),
)
/** Loans by their ids, in a transaction. */
export const readLoans = (reader: Reader, ids: readonly string[]): Promise<LoanRow[]> => reader.read(many, { ids })

/** What loans have come to on a day: a list of id, principal, interest, penalty, days and next, as JSON. */
export const writeCounted = statement({ counted: slot.json, on: slot.text, at: slot.instant }, (db, p) =>
  db
    .update(loans)
    .set({
      countedOn: sql`${p.on}::date`,
      principalOpenMinor: sql`counted.principal`,
      interestOpenMinor: sql`counted.interest`,
      penaltyOpenMinor: sql`counted.penalty`,
      daysPastDue: sql`counted.days`,
      nextDueOn: sql`counted.next`,
      version: sql`${loans.version} + 1`,
      updatedAt: p.at as never,
    })
    .from(
      sql`jsonb_to_recordset(${p.counted}::jsonb)
        as counted(id uuid, principal bigint, interest bigint, penalty bigint, days integer, next date)`,
    )
    .where(and(eq(loans.tenantId, p.tenantId), sql`${loans.id} = counted.id`)),
)

/** Sets the calendar of a loan, or ends it where none is given. The version stays: nothing of the loan has changed. */
export const setCalendar = statement({ id: slot.uuid, calendarIds: slot.uuids }, (db, p) =>
  db
    .update(loans)
    .set({ calendarId: sql`(${p.calendarIds}::uuid[])[1]` })
    .where(and(eq(loans.tenantId, p.tenantId), eq(loans.id, p.id))),
)
/** Ends the calendars of a borrower's loans, in the active tenant. */
export const closeCalendars = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(loans)
    .set({ calendarId: null })
    .where(and(eq(loans.tenantId, p.tenantId), eq(loans.borrowerId, p.memberId))),
)

export const pageOfBorrower = rows.page('newest first', {
  slots: { borrowerId: slot.uuid },
  where: (p) => eq(loans.borrowerId, p.borrowerId),
})
export const loanPage = rows.page('newest first')
/** Loans of a status, or that are past due. An empty status stands for all. */
export const loanPageOf = rows.page('newest first', {
  slots: { status: slot.text, days: slot.int },
  where: (p) =>
    sql`(${p.status}::text = '' or exists (select from ${applications} a where a.tenant_id = ${p.tenantId}::uuid
        and a.id = ${loans.applicationId} and a.status = ${p.status}::text))
      and ${loans.daysPastDue} >= ${p.days}::int`,
})
const loansOfBid = rows.children('bidId', 'id')
/** The loan that came of a bid; null for others. */
export const loadLoanOfBid = async (context: Context, bidId: string): Promise<LoanRow | null> =>
  (await loansOfBid(context, bidId))[0] ?? null
const loansOf = rows.children('applicationId', 'id')
/** The loan of an application; null before a bid is accepted. */
export const loadLoanOf = async (context: Context, applicationId: string): Promise<LoanRow | null> =>
  (await loansOf(context, applicationId))[0] ?? null

/** Loans of which an instalment is open that is due on a day, or was before; and those where it is due on a later one. */
export const dueThrough = statement({ day: slot.text, soon: slot.text, after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({ id: loans.id, applicationId: loans.applicationId })
    .from(loans)
    .where(
      and(
        eq(loans.tenantId, p.tenantId),
        sql`(${loans.nextDueOn} <= ${p.day}::date or ${loans.nextDueOn} = ${p.soon}::date)`,
        gt(loans.id, p.after),
      ),
    )
    .orderBy(asc(loans.id))
    .limit(p.limit),
)

const repayments = tenantRows(loanRepayments)
export type RepaymentRow = RowOf<typeof repayments>
export const readRepayment = repayments.read
export const insertRepayment = repayments.insert()
export const repaymentPage = repayments.childPages('loanId')
export const updateRepayment = repayments.update(
  'status',
  'principalMinor',
  'interestMinor',
  'penaltyMinor',
  'surplusMinor',
  'reason',
  'updatedAt',
)
const waivers = tenantRows(loanWaivers)
export const insertWaiver = waivers.insert({ defaults: ['id'] })

const eventsOf = statement({ loanIds: slot.uuids }, (db, p) =>
  db
    .select({
      loanId: sql<string>`loan_id`,
      id: sql<string>`id`,
      on: sql<string>`business_date::text`,
      amountMinor: sql<bigint>`amount_minor`.mapWith(BigInt),
      waives: sql<'PENALTY' | 'FEE' | 'INTEREST' | 'PRINCIPAL' | null>`part`,
      replan: sql`replan`.mapWith(loans.plan) as SQL<unknown> as SQL<NewTerms | null>,
    })
    .from(
      sql`(select loan_id, id, business_date, amount_minor, null as part, null::jsonb as replan from ${loanRepayments}
          where tenant_id = ${p.tenantId}::uuid and loan_id = any(${p.loanIds}) and status = 'APPLIED'
        union all select loan_id, id, business_date, amount_minor, part, null from ${loanWaivers}
          where tenant_id = ${p.tenantId}::uuid and loan_id = any(${p.loanIds})
        union all select loan_id, event_id, effective_on, 0, null, jsonb_build_object('annualRate', nominal_rate,
            'scheduleKind', schedule_kind, 'instalments', instalments, 'firstDueOn', first_due_on) from ${loanRestructurings}
          where tenant_id = ${p.tenantId}::uuid and loan_id = any(${p.loanIds}) and status = 'APPLIED') as events`,
    )
    .orderBy(sql`business_date, id`),
)
interface EventRow extends LoanEvent {
  readonly loanId: string
}
/** What was paid, waived and planned anew of a loan and was not taken back, in order. */
export const readEvents = (reader: Reader, loanId: string): Promise<EventRow[]> =>
  reader.read(eventsOf, { loanIds: [loanId] })
/** The same of many loans, by their ids. */
export const readEventsOf = async (reader: Reader, loanIds: readonly string[]): Promise<Map<string, EventRow[]>> =>
  Map.groupBy(await reader.read(eventsOf, { loanIds }), ({ loanId }) => loanId)
export const loadEvents = loadMany<Context, EventRow>(
  (context, loanIds) => context.scope.read(eventsOf, { loanIds }),
  ({ loanId }) => loanId,
)
