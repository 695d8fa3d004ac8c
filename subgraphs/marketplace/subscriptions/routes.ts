import { fileHeaders } from '@quintet/kit/files/store.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { permissionOf } from '@quintet/kit/wire/signed-links.ts'
import type { Context } from '../context.ts'
import { readLicenceState } from '../licences/store.ts'
import { invoicePdf } from './invoice-pdf.ts'
import { readInvoice, readSubscription } from './store.ts'

const refusal = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

/** Answers the link to a bill. Nothing but the link decides: it is signed for one bill and time. */
async function serveInvoice({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { clock, documentLinks, peers } = context
  const id = parameter ?? ''
  const permission = permissionOf(documentLinks.key, `/invoices/${id}`, query, clock.now())
  if (permission === null || !isUuid(id)) return refusal(403)
  const tenantId = permission.tenant!
  const scope = context.scope.as({ tenantId })
  const invoice = await readInvoice(scope, id)
  const subscription = invoice === null ? null : await readSubscription(scope, invoice.subscriptionId)
  if (invoice === null || subscription === null) return refusal(404)
  const [{ modulesById }, entry] = await Promise.all([
    readLicenceState(scope, clock.now()),
    peers.tenantEntry({ id: tenantId }),
  ])
  const moduleName = modulesById.get(subscription.moduleId)!.name
  const body = await invoicePdf({ invoice, tenantName: entry?.name ?? '', moduleName, interval: subscription.interval })
  const fileName = `invoice-${invoice.createdAt.toISOString().slice(0, 10)}.pdf`
  return { status: 200, headers: fileHeaders('application/pdf', fileName), body }
}

export const invoiceRoute = { path: '/invoices/:id', handlers: { GET: serveInvoice } }
