// Who has seen reports. A view is written before the report is told: what cannot be written is not told.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { interviewReports } from '@quintet/drizzle/recruiting/interview-reports.ts'
import { reportViews } from '@quintet/drizzle/recruiting/report-views.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(reportViews)
export type ReportViewRow = RowOf<typeof rows>
export const viewPage = rows.childPages('interviewId')

const insertViews = statement(
  {
    reportIds: slot.uuids,
    way: slot.text,
    viewerId: slot.nullable(slot.uuid),
    actorId: slot.nullable(slot.uuid),
    shareId: slot.nullable(slot.uuid),
    clientIp: slot.nullable(slot.text),
    at: slot.instant,
  },
  (db, p) =>
    db
      .insert(reportViews)
      .select(
        sql`select r.tenant_id, uuidv7(), r.interview_id, r.id, ${p.way}::text, ${p.viewerId}::uuid, ${p.actorId}::uuid,
          ${p.shareId}::uuid, ${p.clientIp}::text, ${p.at}::timestamptz
          from ${interviewReports} r where r.tenant_id = ${p.tenantId} and r.id = any(${p.reportIds})`,
      )
      .returning({ reportId: reportViews.reportId }),
)

export type ViewWay = ReportViewRow['way']

/** A view by the caller, or by a link. In a scope of its own: nothing that loaders have read changes. */
async function write(context: Context, reportIds: readonly string[], way: ViewWay, shareId: string | null) {
  const { envelope, clock } = context
  const { actor: actorId, clientIp } = envelope
  const viewerId = shareId === null ? callerId(envelope) : null
  const view = { way, viewerId, actorId, shareId, clientIp, at: clock.now() }
  const scope = context.scope.as({})
  try {
    return await scope.write((writer) => writer.run(insertViews, { reportIds: [...reportIds], ...view }))
  } finally {
    await scope.close()
  }
}

const loaderOf = (way: ViewWay) =>
  loadOne<Context, { reportId: string }>(
    (context, reportIds) => write(context, reportIds, way, null),
    ({ reportId }) => reportId,
  )
const loaders = { API: loaderOf('API'), COMPARISON: loaderOf('COMPARISON'), PDF: loaderOf('PDF') }

/** Notes that the caller sees a report; those of a list in one statement. Subgraphs that ask for themselves are no viewers. */
export async function noteView(context: Context, reportId: string, way: Exclude<ViewWay, 'SHARE'>): Promise<void> {
  if (callerId(context.envelope) !== null) await loaders[way](context, reportId)
}

/** Notes that a report is seen by a link. */
export async function noteSharedView(context: Context, reportId: string, shareId: string): Promise<void> {
  await write(context, [reportId], 'SHARE', shareId)
}
