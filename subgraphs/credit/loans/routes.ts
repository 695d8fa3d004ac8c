// Links to the plan of a loan, and to the calendar of what is due. Nothing but the link decides.
import type { Scope } from '@quintet/drizzle/client/scope.ts'
import { fileHeaders } from '@quintet/kit/files/store.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { permissionOf } from '@quintet/kit/wire/signed-links.ts'
import { readCalendar } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { readProviders } from '../loan-providers/store.ts'
import { planCalendar, planCsv, planPdf, type WholePlan } from './files.ts'
import { stateOf } from './state.ts'
import { readLoan } from './store.ts'

const refusal = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

/** A loan and its instalments on the present business date; null where there is none that was paid out. */
async function planOf(context: Context, scope: Scope, loanId: string): Promise<WholePlan | null> {
  return scope.snapshot(async (reader) => {
    const loan = await readLoan(reader, loanId)
    if (loan === null || loan.startOn === null) return null
    const { businessDate, holidays } = await readCalendar(context, reader)
    const { instalments } = await stateOf(reader, loan, { holidays, through: businessDate })
    const provider = (await readProviders(reader)).find(({ id }) => id === loan.providerId)
    return { loan, instalments, providerName: provider?.name ?? '' }
  })
}

/** Answers a link that is signed for one loan, form and time. */
async function servePlan({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { clock, loanLinkKey, scope } = context
  const loanId = parameter ?? ''
  const permission = permissionOf(loanLinkKey, `/loan-plans/${loanId}`, query, clock.now())
  if (permission === null || !isUuid(loanId)) return refusal(403)
  const plan = await planOf(context, scope.as({ tenantId: permission.tenant! }), loanId)
  if (plan === null) return refusal(404)
  const name = `loan-plan-${plan.loan.startOn}`
  if (permission.format === 'CSV') {
    return { status: 200, headers: fileHeaders('text/csv; charset=utf-8', `${name}.csv`), body: planCsv(plan) }
  }
  return {
    status: 200,
    headers: fileHeaders('application/pdf', `${name}.pdf`),
    body: await planPdf(plan, clock.now()),
  }
}

/** Answers the address of a calendar, for as long as it is the loan's present one. */
async function serveCalendar({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { clock, loanLinkKey, scope } = context
  const loanId = parameter ?? ''
  const permission = permissionOf(loanLinkKey, `/loan-calendars/${loanId}`, query, clock.now())
  if (permission === null || !isUuid(loanId)) return refusal(403)
  const plan = await planOf(context, scope.as({ tenantId: permission.tenant! }), loanId)
  // Calendar programs stop to ask for what is gone.
  if (plan === null || plan.loan.calendarId !== permission.calendar) return refusal(410)
  const headers = fileHeaders('text/calendar; charset=utf-8', 'loan.ics')
  return { status: 200, headers, body: planCalendar(plan) }
}

export const loanRoutes = [
  { path: '/loan-plans/:id', handlers: { GET: servePlan } },
  { path: '/loan-calendars/:id', handlers: { GET: serveCalendar } },
]
