// All SQL about applications and their history.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { applicationDocuments, applications, statusHistory } from '@quintet/drizzle/credit/applications.ts'
import { isUuid, type PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, getTableColumns, gt, sql } from 'drizzle-orm'
import type { BidRow } from '../bids/store.ts'
import type { Context } from '../context.ts'

const rows = tenantRows(applications)
export type CreditApplicationRow = RowOf<typeof rows>

export const loadApplication = rows.load
export const readApplication = rows.read
const all = rows.page('newest first')
const ofStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => eq(applications.status, p.status),
})
/** The tenant's applications; those of one status have an index of their own. */
export const tenantPage = (
  context: Context,
  { status = null, ...page }: PageArguments & { readonly status?: string | null | undefined },
) => (status === null ? all(context, page) : ofStatus(context, { ...page, status }))
export const viewerPage = rows.page('newest first', { where: (p) => eq(applications.applicantId, p.userId) })

/** Applications of categories for which providers may bid. */
export const openPage = rows.page('newest first', {
  slots: { categories: slot.texts, on: slot.text },
  where: (p) =>
    and(
      sql`${applications.status} = 'OFFERS_OPEN' and ${applications.offersUntil} >= ${p.on}::date`,
      isAnyOf(applications.category, p.categories),
    ),
})

/** A change of an application, for those who follow it. */
export interface CreditApplicationChangedRow {
  readonly cursor: string
  readonly application: CreditApplicationRow
  /** The bid that was placed or taken back; null for other changes, and for those who see no bids. */
  readonly bid: BidRow | null
}

const history = tenantRows(statusHistory)
export type CreditApplicationStatusChangeRow = RowOf<typeof history>

export const loadHistory = history.children('applicationId', 'sequence')

/** Index that lets one application per applicant and category be open. */
export const oneOpenIndex = 'applications_one_open'

const insertApplication = rows.insert({
  defaults: ['submittedAt', 'reviewedBy', 'approvals', 'approvedBy', 'scoreHundredths', 'offersUntil'],
})
const updateStatus = rows.update(
  'status',
  'submittedAt',
  'reviewedBy',
  'approvals',
  'approvedBy',
  'scoreHundredths',
  'offersUntil',
  'updatedAt',
)
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
  change: Pick<CreditApplicationRow, 'status' | 'updatedAt'> & Partial<CreditApplicationRow>,
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

/** An application as it is until the transaction ends; null where it is not there. */
export async function lockApplication(writer: Writer, id: string): Promise<CreditApplicationRow | null> {
  if (!isUuid(id)) return null
  await writer.read(forUpdate, { id })
  return readApplication(writer, id)
}
const forUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.tenantId, p.tenantId), eq(applications.id, p.id)))
    .for('update'),
)

const { tenantId: _, ...columns } = getTableColumns(applications)
const manyForUpdate = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select(columns)
    .from(applications)
    .where(and(eq(applications.tenantId, p.tenantId), isAnyOf(applications.id, p.ids)))
    .orderBy(asc(applications.id))
    .for('update'),
)
/** Applications as they are until the transaction ends. Locked in the order of their ids: no two writers wait for each other. */
export const lockApplications = (writer: Writer, ids: readonly string[]): Promise<CreditApplicationRow[]> =>
  writer.read(manyForUpdate, { ids })

/** Changes what a locked draft asks for: its status, and so its version, stays. */
export const updateDraft = statement(
  { id: slot.uuid, amountMinor: slot.bigint, termMonths: slot.int, purpose: slot.text, at: slot.instant },
  (db, p) =>
    db
      .update(applications)
      .set({
        amountMinor: p.amountMinor as never,
        termMonths: p.termMonths as never,
        purpose: p.purpose as never,
        updatedAt: p.at as never,
      })
      .where(and(eq(applications.tenantId, p.tenantId), eq(applications.id, p.id), eq(applications.status, 'DRAFT'))),
)

/** Writes down the first of two approvals: the status stays. */
export const addApproval = statement({ id: slot.uuid, by: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(applications)
    .set({ approvals: 1, approvedBy: p.by as never, updatedAt: p.at as never })
    .where(and(eq(applications.tenantId, p.tenantId), eq(applications.id, p.id))),
)

const documents = tenantRows(applicationDocuments)
export type ApplicationDocumentRow = RowOf<typeof documents>
export const loadDocuments = documents.children('applicationId', 'id')
export const insertDocument = documents.insert()
/** The documents of an application, in a transaction. */
export const documentsOf = statement({ applicationId: slot.uuid }, (db, p) =>
  db
    .select({ documentId: applicationDocuments.documentId })
    .from(applicationDocuments)
    .where(and(eq(applicationDocuments.tenantId, p.tenantId), eq(applicationDocuments.applicationId, p.applicationId))),
)
export const removeDocuments = statement({ applicationId: slot.uuid }, (db, p) =>
  db
    .delete(applicationDocuments)
    .where(and(eq(applicationDocuments.tenantId, p.tenantId), eq(applicationDocuments.applicationId, p.applicationId))),
)

/** Applications whose time for bids is over after a day. */
export const openThrough = statement({ day: slot.text, after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.tenantId, p.tenantId),
        sql`${applications.status} = 'OFFERS_OPEN' and ${applications.offersUntil} <= ${p.day}::date`,
        gt(applications.id, p.after),
      ),
    )
    .orderBy(asc(applications.id))
    .limit(p.limit),
)

/** Removes what an applicant wrote, in the active tenant. */
export const emptyPurposes = statement({ memberId: slot.uuid }, (db, p) =>
  db
    .update(applications)
    .set({ purpose: '' })
    .where(and(eq(applications.tenantId, p.tenantId), eq(applications.applicantId, p.memberId))),
)
