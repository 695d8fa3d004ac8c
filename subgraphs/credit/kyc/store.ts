import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { kycDocuments } from '@quintet/drizzle/credit/kyc.ts'
import { loadMany, loadOne } from '@quintet/kit/slice/loaders.ts'
import type { DocumentFact } from '@quintet/kit/slice/peers.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(kycDocuments)
export type KycDocumentRow = RowOf<typeof rows>

export const readKycDocument = rows.read
export const insertKycDocument = rows.insert({ defaults: ['reason', 'reviewedBy', 'reviewedAt'] })
export const updateReview = rows.update('status', 'reason', 'expiresOn', 'reviewedBy', 'reviewedAt')
export const onePendingIndex = 'kyc_documents_one_pending'

export const pageOfOwner = rows.page('newest first', {
  slots: { ownerId: slot.uuid },
  where: (p) => eq(kycDocuments.ownerId, p.ownerId),
})
export const kycPage = rows.page('newest first')
export const kycPageOfStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => sql`${kycDocuments.status} = ${p.status}::text`,
})

export const kycForUpdate = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: kycDocuments.id })
    .from(kycDocuments)
    .where(and(eq(kycDocuments.tenantId, p.tenantId), eq(kycDocuments.id, p.id)))
    .for('update'),
)

/** The kinds of people's documents that count on a day. */
const approvedOf = statement({ ownerIds: slot.uuids, on: slot.text }, (db, p) =>
  db
    .select({ ownerId: kycDocuments.ownerId, type: kycDocuments.type })
    .from(kycDocuments)
    .where(
      and(
        eq(kycDocuments.tenantId, p.tenantId),
        isAnyOf(kycDocuments.ownerId, p.ownerIds),
        eq(kycDocuments.status, 'APPROVED'),
        sql`(${kycDocuments.expiresOn} is null or ${kycDocuments.expiresOn} >= ${p.on}::date)`,
      ),
    ),
)
/** The kinds of a person's documents that are approved and in date. */
export const readApproved = async (reader: Reader, ownerId: string, on: string): Promise<string[]> =>
  (await reader.read(approvedOf, { ownerIds: [ownerId], on })).map(({ type }) => type)
const loadApprovedRows = loadMany<Context, { key: string; type: string }>(
  async (context, keys) => {
    const on = keys[0]!.split(' ')[1]!
    const found = await context.scope.read(approvedOf, { ownerIds: keys.map((key) => key.split(' ')[0]!), on })
    return found.map(({ ownerId, type }) => ({ key: `${ownerId} ${on}`, type }))
  },
  ({ key }) => key,
)
export const loadApproved = async (context: Context, ownerId: string, on: string): Promise<string[]> =>
  (await loadApprovedRows(context, `${ownerId} ${on}`)).map(({ type }) => type)

/** Writes down that documents count no more after a day. */
export const expireAfter = statement({ day: slot.text }, (db, p) =>
  db
    .update(kycDocuments)
    .set({ status: 'EXPIRED' })
    .where(
      and(
        eq(kycDocuments.tenantId, p.tenantId),
        sql`${kycDocuments.status} = 'APPROVED' and ${kycDocuments.expiresOn} <= ${p.day}::date`,
      ),
    ),
)

/** Documents of the workspace, as tenancy knows them. */
export const loadDocument = loadOne<Context, DocumentFact>(
  (context, ids) => context.peers.documentFacts({ tenantId: context.envelope.tenantId ?? '', ids }),
  ({ id }) => id,
)
