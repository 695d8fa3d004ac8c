// All SQL about applications and their history.

import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { applications, statusHistory } from '@quintet/drizzle/credit/applications.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

export type ApplicationRow = typeof applications.$inferSelect
export type StatusChangeRow = typeof statusHistory.$inferSelect

/** Index that lets one application per applicant and category be open. */
export const oneOpenIndex = 'applications_one_open'

const byIds = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select()
    .from(applications)
    .where(and(eq(applications.tenantId, p.tenantId), isAnyOf(applications.id, p.ids))),
)

const pageSlots = { before: slot.uuid, limit: slot.int }
/** The tenant's applications, newest first: ids sort by the time they were made. */
export const ofTenant = statement(pageSlots, (db, p) =>
  db
    .select()
    .from(applications)
    .where(and(eq(applications.tenantId, p.tenantId), lt(applications.id, p.before)))
    .orderBy(desc(applications.id))
    .limit(p.limit),
)
/** The viewer's own, newest first. */
export const ofViewer = statement(pageSlots, (db, p) =>
  db
    .select()
    .from(applications)
    .where(
      and(eq(applications.tenantId, p.tenantId), eq(applications.applicantId, p.userId), lt(applications.id, p.before)),
    )
    .orderBy(desc(applications.id))
    .limit(p.limit),
)

const historyOf = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select()
    .from(statusHistory)
    .where(and(eq(statusHistory.tenantId, p.tenantId), isAnyOf(statusHistory.applicationId, p.ids)))
    .orderBy(asc(statusHistory.applicationId), asc(statusHistory.sequence)),
)

const insertApplication = statement(
  {
    id: slot.uuid,
    category: slot.text,
    amountMinor: slot.bigint,
    currency: slot.text,
    termMonths: slot.int,
    purpose: slot.text,
    at: slot.instant,
  },
  (db, p) =>
    db
      .insert(applications)
      .values({
        tenantId: p.tenantId,
        id: p.id,
        applicantId: p.userId,
        category: p.category,
        status: 'DRAFT',
        amountMinor: p.amountMinor,
        currency: p.currency,
        termMonths: p.termMonths,
        purpose: p.purpose,
        createdAt: p.at,
        updatedAt: p.at,
      })
      .returning(),
)

const moveStatus = statement(
  {
    id: slot.uuid,
    from: slot.text,
    version: slot.int,
    to: slot.text,
    submittedAt: slot.nullable(slot.instant),
    reviewedBy: slot.nullable(slot.uuid),
    at: slot.instant,
  },
  (db, p) =>
    db
      .update(applications)
      .set({
        status: sql`${p.to}`,
        version: sql`${applications.version} + 1`,
        submittedAt: sql`${p.submittedAt}`,
        reviewedBy: sql`${p.reviewedBy}`,
        updatedAt: sql`${p.at}`,
      })
      .where(
        and(
          eq(applications.tenantId, p.tenantId),
          eq(applications.id, p.id),
          eq(applications.status, p.from as never),
          eq(applications.version, p.version),
        ),
      )
      .returning(),
)

const appendHistory = statement(
  {
    applicationId: slot.uuid,
    sequence: slot.int,
    from: slot.nullable(slot.text),
    to: slot.text,
    reason: slot.nullable(slot.text),
    at: slot.instant,
  },
  (db, p) =>
    db.insert(statusHistory).values({
      tenantId: p.tenantId,
      applicationId: p.applicationId,
      sequence: p.sequence,
      fromStatus: p.from as never,
      toStatus: p.to as never,
      actorId: p.userId,
      reason: p.reason,
      createdAt: p.at,
    }),
)

export const applicationById = loadOne(
  (context: Context, ids) => context.scope.read(byIds, { ids }),
  (row: ApplicationRow) => row.id,
)
export const historyByApplication = loadMany(
  (context: Context, ids) => context.scope.read(historyOf, { ids }),
  (row: StatusChangeRow) => row.applicationId,
)

/** One application, read inside the transaction that will change it. */
export const findApplication = async (writer: Writer, id: string): Promise<ApplicationRow | undefined> =>
  (await writer.read(byIds, { ids: [id] }))[0]

type Draft = Pick<ApplicationRow, 'id' | 'category' | 'amountMinor' | 'currency' | 'termMonths' | 'purpose'>

/** Writes a draft of the viewer and the first row of its history. */
export async function writeDraft(writer: Writer, draft: Draft, at: Date): Promise<ApplicationRow> {
  const [row] = await writer.run(insertApplication, { ...draft, at })
  await writer.run(appendHistory, { applicationId: draft.id, sequence: 1, from: null, to: 'DRAFT', reason: null, at })
  return row!
}

/**
 * The one way in which a status changes: the row if it still is as it was read, and its history beside it.
 * Null when somebody else was faster.
 */
export async function changeStatus(
  writer: Writer,
  row: ApplicationRow,
  change: { to: ApplicationRow['status']; reason: string | null; at: Date } & Partial<
    Pick<ApplicationRow, 'submittedAt' | 'reviewedBy'>
  >,
): Promise<ApplicationRow | null> {
  const { id, status: from, version, submittedAt, reviewedBy } = row
  const [moved] = await writer.run(moveStatus, { submittedAt, reviewedBy, ...change, id, from, version })
  if (moved === undefined) return null
  await writer.run(appendHistory, { ...change, applicationId: id, sequence: moved.version, from })
  return moved
}
