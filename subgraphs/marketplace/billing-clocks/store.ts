import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { billingClocks } from '@quintet/drizzle/marketplace/licences.ts'
import { sql } from 'drizzle-orm'

/** Sets by how many milliseconds the tenant's billing clock is ahead. */
export const setOffset = statement({ offset: slot.int }, (db, p) =>
  db
    .insert(billingClocks)
    .values({ tenantId: p.tenantId, offset: p.offset })
    .onConflictDoUpdate({ target: billingClocks.tenantId, set: { offset: sql`excluded.offset_milliseconds` } })
    .returning({ offset: billingClocks.offset }),
)
