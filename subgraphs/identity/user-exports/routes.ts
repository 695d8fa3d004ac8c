import { fileHeaders } from '@quintet/kit/files/store.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { permissionOf } from '@quintet/kit/wire/signed-links.ts'
import type { Context } from '../context.ts'
import { readExport } from './store.ts'

const refusal = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

/** Answers the link to an export. Nothing but the link decides: it is signed for one export and time. */
async function serveExport({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { files, clock, linkKey, scope } = context
  const id = parameter ?? ''
  const permission = permissionOf(linkKey, `/exports/${id}`, query, clock.now())
  if (permission === null || !isUuid(id)) return refusal(403)
  const found = await readExport(scope.as({ realmId: permission.realm! }), id)
  if (found?.status !== 'READY' || found.fileKey === null || files === null) return refusal(404)
  const body = await files.store.read(found.fileKey)
  if (body === null) return refusal(404)
  const fileName = `quintet-${found.requestedAt.toISOString().slice(0, 10)}.zip`
  return { status: 200, headers: fileHeaders('application/zip', fileName), body }
}

export const exportRoute = { path: '/exports/:id', handlers: { GET: serveExport } }
