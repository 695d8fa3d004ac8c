// All SQL about applications and their history.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { applications, statusHistory } from '@quintet/drizzle/credit/applications.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq } from 'drizzle-orm'

const rows = tenantRows(applications)
export type CreditApplicationRow = RowOf<typeof rows>

export const loadApplication = rows.load
export const readApplication = rows.read
export const tenantPage = rows.page('newest first')
export const viewerPage = rows.page('newest first', { where: (p) => eq(applications.applicantId, p.userId) })

const history = tenantRows(statusHistory)
export type CreditApplicationStatusChangeRow = RowOf<typeof history>

export const loadHistory = history.children('applicationId', 'sequence')

/** Index that lets one application per applicant and category be open. */
export const oneOpenIndex = 'applications_one_open'

const insertApplication = rows.insert({ defaults: ['submittedAt', 'reviewedBy'] })
const updateStatus = rows.update('status', 'submittedAt', 'reviewedBy', 'updatedAt')
const insertChange = history.insert({ defaults: ['id'] })

type Draft = Omit<Parameters<typeof insertApplication>[1], 'status' | 'createdAt' | 'updatedAt'>

/** Writes a draft and the first row of its history. */
export async function writeDraft(writer: Writer, draft: Draft, createdAt: Date): Promise<CreditApplicationRow> {
  const row = await insertApplication(writer, { ...draft, status: 'DRAFT', createdAt, updatedAt: createdAt })
  await insertChange(writer, {
    applicationId: row.id,
    sequence: row.version,
    fromStatus: null,
    toStatus: row.status,
    actorId: row.applicantId,
    reason: null,
    createdAt,
  })
  return row
}

/**
 * The one way in which a status changes: the row if it still is as it was read, and its history beside it.
 * Null when another change came first.
 */
export async function changeStatus(
  writer: Writer,
  row: CreditApplicationRow,
  change: Pick<CreditApplicationRow, 'status' | 'submittedAt' | 'reviewedBy' | 'updatedAt'>,
  by: Pick<CreditApplicationStatusChangeRow, 'actorId' | 'reason'>,
): Promise<CreditApplicationRow | null> {
  const changed = await updateStatus(writer, { ...row, ...change })
  if (changed === null) return null
  await insertChange(writer, {
    ...by,
    applicationId: row.id,
    sequence: changed.version,
    fromStatus: row.status,
    toStatus: changed.status,
    createdAt: change.updatedAt,
  })
  return changed
}

/** Removes what an applicant wrote, in the active tenant. */
export const emptyPurposes = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(applications)
    .set({ purpose: '' })
    .where(and(eq(applications.tenantId, p.tenantId), eq(applications.applicantId, p.memberId))),
)
