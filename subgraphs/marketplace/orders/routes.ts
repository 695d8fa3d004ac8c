import { fileHeaders } from '@quintet/kit/files/store.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { permissionOf } from '@quintet/kit/wire/signed-links.ts'
import type { Context } from '../context.ts'
import { receiptPdf } from './receipt-pdf.ts'
import { readLines, readOrders } from './store.ts'

const refusal = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

/** Answers the link to a receipt. Nothing but the link decides: it is signed for one order and time. */
async function serveReceipt({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { clock, documentLinks, peers } = context
  const id = parameter ?? ''
  const permission = permissionOf(documentLinks.key, `/receipts/${id}`, query, clock.now())
  if (permission === null || !isUuid(id)) return refusal(403)
  const tenantId = permission.tenant!
  const scope = context.scope.as({ tenantId })
  const [order] = await readOrders(scope, [id])
  if (order === undefined || order.paidAt === null) return refusal(404)
  const [lines, entry] = await Promise.all([readLines(scope, id), peers.tenantEntry({ id: tenantId })])
  const seller = [order.merchantSlug, entry?.name].filter((name) => name).join(', ')
  const body = await receiptPdf({ order, lines, seller })
  const fileName = `receipt-${order.paidAt.toISOString().slice(0, 10)}.pdf`
  return { status: 200, headers: fileHeaders('application/pdf', fileName), body }
}

export const receiptRoute = { path: '/receipts/:id', handlers: { GET: serveReceipt } }
