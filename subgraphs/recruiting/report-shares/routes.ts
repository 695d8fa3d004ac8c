// The report behind a link, for people without an account. Nothing but the token decides.

import { fileHeaders } from '@quintet/kit/files/store.ts'
import { newBatch } from '@quintet/kit/slice/loaders.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'
import { reportFile } from '../interview-reports/file.ts'
import { newestReport } from '../interview-reports/store.ts'
import { tenantOfToken } from '../interviews/rules.ts'
import { noteSharedView } from '../report-views/store.ts'
import { shareOfToken } from './store.ts'

const none: RouteResponse = { status: 404, headers: { 'cache-control': 'no-store' }, body: null }

async function serveReport({ parameter }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const token = parameter ?? ''
  const tenantId = tenantOfToken(token)
  if (tenantId === null) return none
  const scope = context.scope.as({ tenantId, userId: null })
  const inside = { ...context, scope, envelope: { ...context.envelope, tenantId }, batch: { current: newBatch() } }
  try {
    const share = await shareOfToken(scope, hashOfToken(token))
    if (share === null || share.expiresAt <= context.clock.now()) return none
    const report = await newestReport(scope, share.interviewId)
    if (report === null) return none
    const body = await reportFile(inside, report, share.isBlind)
    await noteSharedView(inside, report.id, share.id)
    return { status: 200, headers: fileHeaders('application/pdf', 'interview.pdf'), body }
  } finally {
    await scope.close()
  }
}

export const reportRoute = { path: '/interview-reports/:token', handlers: { GET: serveReport } }
