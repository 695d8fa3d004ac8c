import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { accountTiers } from '@quintet/drizzle/credit/account-tiers.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(accountTiers)
export type AccountTierRow = RowOf<typeof rows>

export const insertTier = rows.insert()
export const updateTier = rows.update('name', 'requires', 'limits', 'updatedAt')
export const levelIndex = 'account_tiers_level'

const all = statement({}, (db, p) =>
  db
    .select({
      id: accountTiers.id,
      level: accountTiers.level,
      name: accountTiers.name,
      requires: accountTiers.requires,
      limits: accountTiers.limits,
      version: accountTiers.version,
      createdAt: accountTiers.createdAt,
      updatedAt: accountTiers.updatedAt,
    })
    .from(accountTiers)
    .where(eq(accountTiers.tenantId, p.tenantId))
    .orderBy(asc(accountTiers.level)),
)
/** The tenant's tiers, the lowest first. */
export const readTiers = (reader: Reader): Promise<AccountTierRow[]> => reader.read(all, {})
const loadTiersOf = loadMany<Context, AccountTierRow>(
  (context) => readTiers(context.scope),
  () => 'all',
)
export const loadTiers = (context: Context): Promise<AccountTierRow[]> => loadTiersOf(context, 'all')

/** Locks the tiers against other changes of them. */
export const lockTiers = statement({ name: slot.text }, (db, p) =>
  db
    .select({
      locked: sql<string>`pg_advisory_xact_lock(hashtextextended(${p.name}::text || ${p.tenantId}::text, 0))::text`,
    })
    .from(sql`(select 1) as one`),
)
