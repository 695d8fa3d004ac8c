import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { payoutDestinations } from '@quintet/drizzle/credit/payouts.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'

const rows = tenantRows(payoutDestinations)
export type PayoutDestinationRow = RowOf<typeof rows>

export const loadDestination = rows.load
export const readDestination = rows.read
export const insertDestination = rows.insert()
export const updateDestination = rows.update(
  'gatewaySlug',
  'bankCode',
  'accountNumber',
  'accountName',
  'hint',
  'accountHash',
  'updatedAt',
)
export const destinationNameIndex = 'payout_destinations_name'
export const pageOfOwner = rows.page('newest first', {
  slots: { ownerId: slot.uuid },
  where: (p) => eq(payoutDestinations.ownerId, p.ownerId),
})

const { tenantId: _, ...columns } = getTableColumns(payoutDestinations)
const ofName = statement({ ownerId: slot.uuid, name: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(payoutDestinations)
    .where(
      and(
        eq(payoutDestinations.tenantId, p.tenantId),
        eq(payoutDestinations.ownerId, p.ownerId),
        eq(payoutDestinations.name, p.name),
      ),
    ),
)
export const destinationOfName = async (reader: Reader, ownerId: string, name: string) =>
  (await reader.read(ofName, { ownerId, name }))[0] ?? null

/** Whether two members have money sent to the same account outside. */
const sameAccount = statement({ first: slot.uuid, second: slot.uuid }, (db, p) =>
  db
    .select({ found: sql<number>`1` })
    .from(payoutDestinations)
    .where(
      and(
        eq(payoutDestinations.tenantId, p.tenantId),
        eq(payoutDestinations.ownerId, p.first),
        sql`${payoutDestinations.accountHash} in (select d.account_hash from credit.payout_destinations d
          where d.tenant_id = ${p.tenantId}::uuid and d.owner_id = ${p.second}::uuid)`,
      ),
    )
    .limit(1),
)
export const arePaidAlike = async (reader: Reader, first: string, second: string): Promise<boolean> =>
  (await reader.read(sameAccount, { first, second })).length > 0
