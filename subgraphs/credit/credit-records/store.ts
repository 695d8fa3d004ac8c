import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { creditRecords } from '@quintet/drizzle/credit/credit-records.ts'
import { recordKeys } from '@quintet/drizzle/credit/record-keys.ts'
import type { PageArguments } from '@quintet/kit/slice/pages.ts'
import { isUuid, lowestId } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(creditRecords)
export type CreditRecordRow = RowOf<typeof rows>

export const readRecord = rows.read
export const insertRecord = rows.insert({
  defaults: ['rawData', 'masked', 'normalizedScore', 'error', 'retrievedAt'],
})
export const updateRecord = rows.update('status', 'rawData', 'masked', 'normalizedScore', 'error', 'retrievedAt')

const all = rows.page('newest first')
const ofStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => sql`${creditRecords.status} = ${p.status}`,
})
const ofApplicant = rows.page('newest first', {
  slots: { applicantId: slot.uuid, status: slot.nullable(slot.text) },
  where: (p) =>
    and(
      eq(creditRecords.applicantId, p.applicantId),
      sql`(${p.status}::text is null or ${creditRecords.status} = ${p.status})`,
    ),
})

interface RecordFilter {
  readonly applicantId?: string | null | undefined
  readonly status?: CreditRecordRow['status'] | null | undefined
}
/** A page of the active tenant's records. Each filter that may stand alone has its own statement, and so its own index. */
export function recordPage(context: Context, { applicantId, status }: RecordFilter, page: PageArguments) {
  if (typeof applicantId === 'string') {
    return ofApplicant(context, {
      ...page,
      // No applicant has the lowest id: the list of what is no id is empty.
      applicantId: isUuid(applicantId) ? applicantId : lowestId,
      status: status ?? null,
    })
  }
  return typeof status === 'string' ? ofStatus(context, { ...page, status }) : all(context, page)
}

const newestSlots = { applicantIds: slot.uuids, before: slot.instant }
/** The newest processed record of each provider about applicants, of those that came before an instant. */
export const newestProcessed = statement(newestSlots, (db, p) =>
  db
    .selectDistinctOn([creditRecords.applicantId, creditRecords.providerSlug], {
      applicantId: creditRecords.applicantId,
      providerSlug: creditRecords.providerSlug,
      normalizedScore: sql<number>`${creditRecords.normalizedScore}`.mapWith(Number),
      retrievedAt: sql<Date>`${creditRecords.retrievedAt}`.mapWith(creditRecords.retrievedAt),
    })
    .from(creditRecords)
    .where(
      and(
        eq(creditRecords.tenantId, p.tenantId),
        isAnyOf(creditRecords.applicantId, p.applicantIds),
        eq(creditRecords.status, 'PROCESSED'),
        sql`${creditRecords.retrievedAt} < ${p.before}::timestamptz`,
      ),
    )
    .orderBy(
      creditRecords.applicantId,
      creditRecords.providerSlug,
      desc(creditRecords.retrievedAt),
      desc(creditRecords.id),
    ),
)

const recordsOf = (tenantId: unknown, memberId: unknown) =>
  sql`select id from ${creditRecords} where tenant_id = ${tenantId}::uuid and applicant_id = ${memberId}::uuid`

/** Erases the keys of what providers said of a member: it cannot be read again. */
export const eraseRawData = statement({ memberId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(recordKeys)
    .set({ keyId: null, wrappedKey: null, erasedAt: p.at as never })
    .where(
      and(
        eq(recordKeys.ownerId, p.tenantId),
        eq(recordKeys.tableName, 'credit_records'),
        sql`${recordKeys.recordId} in (${recordsOf(p.tenantId, p.memberId)})`,
      ),
    ),
)
