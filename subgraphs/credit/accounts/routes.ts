import { fileHeaders } from '@quintet/kit/files/store.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { permissionOf } from '@quintet/kit/wire/signed-links.ts'
import type { Context } from '../context.ts'
import { statementCsv, statementPdf } from './files.ts'
import { maxFileEntries, wholeStatement } from './statement.ts'
import { readAccount } from './store.ts'

const refusal = (status: number, body: string | null = null): RouteResponse => ({
  status,
  headers: { 'cache-control': 'no-store' },
  body,
})

/** Answers the link to a statement. Nothing but the link decides: it is signed for one account, period and time. */
async function serveStatement({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { clock, statementKey, scope } = context
  const accountId = parameter ?? ''
  const permission = permissionOf(statementKey, `/statements/${accountId}`, query, clock.now())
  if (permission === null || !isUuid(accountId)) return refusal(403)
  const { tenant = '', from = '', to = '', format } = permission
  const found = await scope.as({ tenantId: tenant }).snapshot(async (reader) => {
    const account = await readAccount(reader, accountId)
    if (account === null) return null
    const statement = { account, from, to }
    return { statement, ...(await wholeStatement(reader, statement)) }
  })
  if (found === null) return refusal(404)
  if (found.entries.length > maxFileEntries) return refusal(413, 'There are too many postings: take a shorter period')
  const name = `statement-${found.statement.account.currency}-${from}-${to}`
  if (format === 'CSV') {
    const headers = fileHeaders('text/csv; charset=utf-8', `${name}.csv`)
    return { status: 200, headers, body: statementCsv(found) }
  }
  const headers = fileHeaders('application/pdf', `${name}.pdf`)
  return { status: 200, headers, body: await statementPdf(found, clock.now()) }
}

export const statementRoute = { path: '/statements/:id', handlers: { GET: serveStatement } }
