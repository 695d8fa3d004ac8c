import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { bids } from '@quintet/drizzle/credit/bids.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, sql } from 'drizzle-orm'

const rows = tenantRows(bids)
export type BidRow = RowOf<typeof rows>

export const loadBid = rows.load
export const readBid = rows.read
/** All bids for an application; those for many in one statement. */
export const loadBids = rows.children('applicationId', 'id')
export const bidsOfProvider = rows.childPages('providerId')
export const insertBid = rows.insert()
export const updateBid = rows.update('status', 'updatedAt')
export const oneActiveIndex = 'bids_one_active'

const columns = {
  id: bids.id,
  status: bids.status,
  expiresAt: bids.expiresAt,
}
/** A provider's bids for an application, as they are until the transaction ends. */
export const ofProviderFor = statement({ applicationId: slot.uuid, providerId: slot.uuid }, (db, p) =>
  db
    .select(columns)
    .from(bids)
    .where(
      and(eq(bids.tenantId, p.tenantId), eq(bids.applicationId, p.applicationId), eq(bids.providerId, p.providerId)),
    ),
)

/** Ends all bids for an application that can be accepted. */
export const endBids = statement({ applicationId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(bids)
    .set({
      status: sql`case when ${bids.expiresAt} <= ${p.at}::timestamptz then 'EXPIRED' else 'REJECTED' end`,
      updatedAt: p.at as never,
    })
    .where(and(eq(bids.tenantId, p.tenantId), eq(bids.applicationId, p.applicationId), sql`${bids.status} = 'ACTIVE'`))
    .returning({ id: bids.id, providerId: bids.providerId }),
)
