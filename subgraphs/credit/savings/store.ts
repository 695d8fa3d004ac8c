import { isAnyOf, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { savingsDays, savingsMovements, userSavings } from '@quintet/drizzle/credit/savings.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(userSavings)
export type UserSavingsRow = RowOf<typeof rows>
const movements = tenantRows(savingsMovements)
const days = tenantRows(savingsDays)
export type SavingsDayRow = RowOf<typeof days>

export const loadSavings = rows.load
export const readSavings = rows.read
export const insertSavings = rows.insert()
export const updateSettings = rows.update(
  'autoTopUpMinor',
  'topUpEvery',
  'topUpSince',
  'nextTopUpOn',
  'walletId',
  'atMaturity',
  'updatedAt',
)
export const updateAccrual = rows.update(
  'status',
  'accruedThrough',
  'accrued',
  'postedMinor',
  'nextTopUpOn',
  'updatedAt',
)
export const pageOfOwner = rows.page('newest first', {
  slots: { ownerId: slot.uuid },
  where: (p) => eq(userSavings.ownerId, p.ownerId),
})
export const savingsPage = rows.page('newest first')
export const savingsPageOfStatus = rows.page('newest first', {
  slots: { status: slot.text },
  where: (p) => sql`${userSavings.status} = ${p.status}::text`,
})
export const insertMovement = movements.insert({ defaults: ['id'] })
/** What was put into savings, the first first. */
export const loadMovements = movements.children('savingsId', 'businessDate')
export const dayPages = days.childPages('savingsId')

export const lockSavings = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: userSavings.id })
    .from(userSavings)
    .where(and(eq(userSavings.tenantId, p.tenantId), eq(userSavings.id, p.id)))
    .for('update'),
)

/** Savings with days to close, up to one. */
export const openThrough = statement({ day: slot.text, after: slot.uuid, limit: slot.int }, (db, p) =>
  db
    .select({ id: userSavings.id })
    .from(userSavings)
    .where(
      and(
        eq(userSavings.tenantId, p.tenantId),
        sql`(${userSavings.status} = 'ACTIVE' and ${userSavings.accruedThrough} < ${p.day}::date or ${userSavings.status} = 'MATURED')`,
        sql`${userSavings.id} > ${p.after}::uuid`,
      ),
    )
    .orderBy(asc(userSavings.id))
    .limit(p.limit),
)

/** What was put into savings up to a day, the first first. */
export const movementsOf = statement({ savingsId: slot.uuid }, (db, p) =>
  db
    .select({ businessDate: savingsMovements.businessDate, amountMinor: savingsMovements.amountMinor })
    .from(savingsMovements)
    .where(and(eq(savingsMovements.tenantId, p.tenantId), eq(savingsMovements.savingsId, p.savingsId)))
    .orderBy(asc(savingsMovements.businessDate)),
)
export const daysOf = statement({ savingsId: slot.uuid }, (db, p) =>
  db
    .select({
      businessDate: savingsDays.businessDate,
      accrued: savingsDays.accrued,
      postedMinor: savingsDays.postedMinor,
    })
    .from(savingsDays)
    .where(and(eq(savingsDays.tenantId, p.tenantId), eq(savingsDays.savingsId, p.savingsId)))
    .orderBy(asc(savingsDays.businessDate)),
)

const daySlots = { savingsId: slot.uuid, dates: slot.texts, accrued: slot.texts, posted: slot.texts, at: slot.instant }
/** Writes days, also those that are there. */
export const writeDays = statement(
  daySlots,
  (db, p) =>
    db
      .insert(savingsDays)
      .select(
        sql`select ${p.tenantId}::uuid, uuidv7(), ${p.savingsId}::uuid, day.date::date, day.accrued::numeric, day.posted::bigint, ${p.at}::timestamptz
        from unnest(${p.dates}, ${p.accrued}, ${p.posted}) as day(date, accrued, posted)` as never,
      )
      .onConflictDoUpdate({
        target: [savingsDays.savingsId, savingsDays.businessDate, savingsDays.tenantId],
        set: { accrued: sql`excluded.accrued`, postedMinor: sql`excluded.posted_minor` },
      }) as never,
)

/** Principal of many savings, and all interest up to a day of each. */
const principals = statement({ ids: slot.uuids }, (db, p) =>
  db
    .select({
      savingsId: savingsMovements.savingsId,
      amountMinor: sql<bigint>`sum(${savingsMovements.amountMinor})`.mapWith(BigInt),
    })
    .from(savingsMovements)
    .where(and(eq(savingsMovements.tenantId, p.tenantId), isAnyOf(savingsMovements.savingsId, p.ids)))
    .groupBy(savingsMovements.savingsId),
)
const loadPrincipalRow = loadOne<Context, { savingsId: string; amountMinor: bigint }>(
  (context, ids) => context.scope.read(principals, { ids }),
  ({ savingsId }) => savingsId,
)
export const loadPrincipal = async (context: Context, id: string): Promise<bigint> =>
  (await loadPrincipalRow(context, id))?.amountMinor ?? 0n

const accruedAt = statement({ ids: slot.uuids, dates: slot.texts }, (db, p) =>
  db
    .select({
      key: sql<string>`asked.id || ' ' || asked.day`,
      accrued: sql<string>`(select d.accrued::text from credit.savings_days d where d.tenant_id = ${p.tenantId}::uuid
        and d.savings_id = asked.id and d.business_date <= asked.day::date order by d.business_date desc limit 1)`,
    })
    .from(sql`unnest(${p.ids}, ${p.dates}) as asked(id, day)`),
)
const loadAccruedRow = loadOne<Context, { key: string; accrued: string | null }>(
  (context, keys) => {
    const pairs = keys.map((key) => key.split(' ') as [string, string])
    return context.scope.read(accruedAt, { ids: pairs.map(([id]) => id), dates: pairs.map(([, date]) => date) })
  },
  ({ key }) => key,
)
/** All interest of savings up to a day, as text; null before the first. */
export const loadAccrued = async (context: Context, id: string, date: string): Promise<string | null> =>
  (await loadAccruedRow(context, `${id} ${date}`))?.accrued ?? null
